using System.CommandLine;
using Thon.Pipeline;
using Thon.Pipeline.Records;

namespace Thon.Cli;

/// <summary>The options of <c>thon run</c> beside the metadata: what is estimated, what is done to the images, what is written. <c>thon batch</c> has them for each of its series.</summary>
internal sealed class SeriesJobOptionSet
{
    private readonly RecipeOption _recipe = new();
    private readonly StepOptionSet _steps = new();
    private readonly EstimationOptionSet _estimation = new();
    private readonly ExportOption _export = new();
    private readonly ReportOption _report = new();

    /// <summary>Gives a verb these options.</summary>
    public void AddTo(Command command)
    {
        _recipe.AddTo(command);
        command.Add(_steps.Correct);
        _steps.Filter.AddTo(command);
        command.Add(_steps.DoseWeight);
        _steps.Weighting.AddTo(command);
        foreach (Option option in (Option[])[_steps.Pixels, _steps.Also]) command.Add(option);
        _estimation.AddTo(command);
        _export.AddTo(command);
        _report.AddTo(command);
    }

    /// <summary>The job that was asked for.</summary>
    /// <param name="reader">Reads the options.</param>
    /// <param name="stated">The stack, what is stated about it, and how to run.</param>
    /// <param name="folder">Where the results go.</param>
    public SeriesJob Read(OptionReader reader, PreprocessSettings stated, string folder)
    {
        var settings = _estimation.Read(reader, stated) with { Also = reader.Texts(_steps.Also), Report = _report.Read(reader) };
        var (all, prepared) = ReadSteps(reader, settings);
        return new(all, folder) { Recipe = prepared, Dialects = [.. _export.Read(reader)] };
    }

    private (PreprocessSettings Settings, RecipeRun? Recipe) ReadSteps(OptionReader reader, PreprocessSettings settings)
    {
        if (!_recipe.IsGiven(reader)) return (settings with { Steps = _steps.ReadSteps(reader), Pixels = _steps.ReadPixels(reader) }, null);
        _steps.RefuseAll(reader, "--recipe");
        return _recipe.Read(reader) is { } prepared ? (settings with { Steps = prepared.Steps, Pixels = prepared.PixelsOfRun }, prepared) : (settings, null);
    }
}
