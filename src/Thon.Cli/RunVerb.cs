using System.CommandLine;
using Thon.Pipeline;
using Thon.Pipeline.Conversion;

namespace Thon.Cli;

/// <summary><c>thon run</c>: the whole way, from an aligned series to one that is ready for reconstruction.</summary>
internal static class RunVerb
{
    /// <summary>The verb.</summary>
    public static Verb Verb { get; } = new("run", "estimate the CTF of a series, correct it and weight its images by dose", Fill);

    private static void Fill(Command command, Shell shell)
    {
        var work = new SeriesVerbOptions(command, "STACK", "aligned tilt series: .mrc, .st, .ali or .mrcs", new(
            "FOLDER", "folder for the stack, named after its steps: NAME_flip_dw.mrc, NAME_wiener.mrc and so on; NAME.star, NAME.defocus, NAME.tlt and NAME.log; made where it is missing (required)"));
        var steps = new StepOptionSet();
        command.Add(steps.Correct);
        steps.Filter.AddTo(command);
        command.Add(steps.DoseWeight);
        steps.Weighting.AddTo(command);
        foreach (Option option in (Option[])[steps.Pixels, steps.Also]) command.Add(option);
        var estimation = new EstimationOptionSet();
        estimation.AddTo(command);
        var export = new ExportOption();
        export.AddTo(command);
        command.SetAction(parsed =>
        {
            var reader = new OptionReader(parsed);
            var settings = estimation.Read(reader, work.Read(reader, parsed)) with
            {
                Steps = steps.ReadSteps(reader),
                Pixels = steps.ReadPixels(reader),
                Also = reader.Texts(steps.Also),
            };
            string folder = work.RequireOut(reader);
            var dialects = export.Read(reader);
            reader.ThrowIfWrong();
            SeriesExport.Claim(folder, dialects, settings.Overwrite);
            using var input = SeriesInput.OpenForRun(settings);
            SeriesPrinter.PrintInput(shell, input, settings);
            var estimated = ProgressDisplay.Run(shell, progress => Preprocess.Estimate(input, settings, folder, progress, shell.Cancellation));
            SeriesPrinter.PrintEstimation(shell, estimated);
            var result = ProgressDisplay.Run(shell, progress => Preprocess.Finish(input, estimated, settings, folder, progress, shell.Cancellation));
            SeriesPrinter.PrintResult(shell, result, estimated);
            return ExportOption.Write(shell, input, result, settings, dialects, folder);
        });
    }
}
