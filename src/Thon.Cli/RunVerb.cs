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
            "FOLDER", "folder for the stack, named after its steps: NAME_flip_dw.mrc, NAME_wiener.mrc and so on; NAME.star, NAME.defocus, NAME.tlt, NAME.log and NAME.html; made where it is missing (required)"));
        var options = new SeriesJobOptionSet();
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            var reader = new OptionReader(parsed);
            var job = options.Read(reader, work.Read(reader, parsed), work.RequireOut(reader));
            reader.ThrowIfWrong();
            SeriesExport.Claim(job.Folder, job.Dialects, job.Settings.Overwrite);
            return Run(shell, job);
        });
    }

    // What SeriesRun does, with a word about each part as soon as it is known.
    private static int Run(Shell shell, SeriesJob job)
    {
        var (settings, folder) = (job.Settings, job.Folder);
        using var input = SeriesInput.OpenForRun(settings);
        var preparation = Prepare(shell, input, job);
        SeriesPrinter.PrintInput(shell, input, settings);
        var estimated = ProgressDisplay.Run(shell, progress => Preprocess.Estimate(input, settings, folder, progress, shell.Cancellation));
        SeriesPrinter.PrintEstimation(shell, estimated);
        var result = ProgressDisplay.Run(shell, progress => Preprocess.Finish(input, estimated, settings, folder, progress, shell.Cancellation));
        SeriesPrinter.PrintResult(shell, result, estimated);
        int code = ExportOption.Write(shell, input, result, job);
        foreach (var deconvolution in preparation.Deconvolutions) DeconvolveVerb.DeconvolveStack(shell, deconvolution);
        return code;
    }

    private static RunPreparation Prepare(Shell shell, SeriesInput input, SeriesJob job)
    {
        var preparation = RunPreparation.Of(input, job);
        shell.Print(preparation.Findings);
        if (job.Recipe is { } recipe) shell.Out.WriteLine($"recipe {recipe.File}: {recipe.Recipe.Words}");
        return preparation;
    }
}
