using System.CommandLine;
using Thon.Formats.Dialects;
using Thon.Pipeline;
using Thon.Pipeline.Conversion;
using Thon.Pipeline.Records;

namespace Thon.Cli;

/// <summary><c>thon run</c>: the whole way, from an aligned series to one that is ready for reconstruction.</summary>
internal static class RunVerb
{
    /// <summary>The verb.</summary>
    public static Verb Verb { get; } = new("run", "estimate the CTF of a series, correct it and weight its images by dose", Fill);

    private static void Fill(Command command, Shell shell)
    {
        var work = new SeriesVerbOptions(command, "STACK", "aligned tilt series: .mrc, .st, .ali or .mrcs", new(
            "FOLDER", "folder for the stack, named after its steps: NAME_flip_dw.mrc, NAME_wiener.mrc and so on; NAME.star, NAME.defocus, NAME.tlt, NAME.log and NAME.html; made where it is missing (required)"));
        var steps = new StepOptionSet();
        var recipe = new RecipeOption();
        recipe.AddTo(command);
        command.Add(steps.Correct);
        steps.Filter.AddTo(command);
        command.Add(steps.DoseWeight);
        steps.Weighting.AddTo(command);
        foreach (Option option in (Option[])[steps.Pixels, steps.Also]) command.Add(option);
        var estimation = new EstimationOptionSet();
        estimation.AddTo(command);
        var export = new ExportOption();
        export.AddTo(command);
        var report = new ReportOption();
        report.AddTo(command);
        command.SetAction(parsed =>
        {
            var reader = new OptionReader(parsed);
            var settings = estimation.Read(reader, work.Read(reader, parsed)) with { Also = reader.Texts(steps.Also), Report = report.Read(reader) };
            var (all, prepared) = ReadSteps(reader, settings, steps, recipe);
            string folder = work.RequireOut(reader);
            var dialects = export.Read(reader);
            reader.ThrowIfWrong();
            SeriesExport.Claim(folder, dialects, all.Overwrite);
            return Run(shell, all, prepared, dialects, folder);
        });
    }

    private static (PreprocessSettings Settings, RecipeRun? Recipe) ReadSteps(OptionReader reader, PreprocessSettings settings, StepOptionSet steps, RecipeOption recipe)
    {
        if (!recipe.IsGiven(reader)) return (settings with { Steps = steps.ReadSteps(reader), Pixels = steps.ReadPixels(reader) }, null);
        steps.RefuseAll(reader, "--recipe");
        return recipe.Read(reader) is { } prepared ? (settings with { Steps = prepared.Steps, Pixels = prepared.PixelsOfRun }, prepared) : (settings, null);
    }

    private static int Run(Shell shell, PreprocessSettings settings, RecipeRun? recipe, Dialect[] dialects, string folder)
    {
        using var input = SeriesInput.OpenForRun(settings);
        var jobs = recipe is null ? [] : RecipeRunner.Prepare(shell, recipe, input, settings, folder);
        SeriesPrinter.PrintInput(shell, input, settings);
        var estimated = ProgressDisplay.Run(shell, progress => Preprocess.Estimate(input, settings, folder, progress, shell.Cancellation));
        SeriesPrinter.PrintEstimation(shell, estimated);
        var result = ProgressDisplay.Run(shell, progress => Preprocess.Finish(input, estimated, settings, folder, progress, shell.Cancellation));
        SeriesPrinter.PrintResult(shell, result, estimated);
        int code = ExportOption.Write(shell, input, result, settings, dialects, folder);
        foreach (var job in jobs) DeconvolveVerb.DeconvolveStack(shell, job);
        return code;
    }
}
