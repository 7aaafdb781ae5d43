using System.CommandLine;
using Thon.Correct;
using Thon.Pipeline;
using Thon.Pipeline.Conversion;

namespace Thon.Cli;

/// <summary><c>thon estimate</c>: the defocus of every tilt, or of a single image.</summary>
internal static class EstimateVerb
{
    /// <summary>The verb.</summary>
    public static Verb Verb { get; } = new("estimate", "estimate the CTF of every tilt of a series, or of a single image", Fill);

    private static void Fill(Command command, Shell shell)
    {
        var work = new SeriesVerbOptions(command, "STACK", "tilt series or single image: MRC or TIFF", new(
            "FOLDER", "folder for NAME.star, NAME.defocus, NAME.tlt, NAME.log and NAME.html; made where it is missing (required)"));
        var estimation = new EstimationOptionSet();
        estimation.AddTo(command);
        var export = new ExportOption();
        export.AddTo(command);
        var report = new ReportOption();
        report.AddTo(command);
        var spectra = new EstimateSpectra(command, work.Stack);
        command.SetAction(parsed =>
        {
            var reader = new OptionReader(parsed);
            var settings = estimation.Read(reader, work.Read(reader, spectra.PathOf(reader, parsed))) with
            {
                Steps = new(CorrectionMode.None, null),
                Report = spectra.IsGiven(parsed) ? report.ReadNone(reader, "ready spectra") : report.Read(reader),
            };
            string folder = work.RequireOut(reader);
            var dialects = export.Read(reader);
            reader.ThrowIfWrong();
            SeriesExport.Claim(folder, dialects, settings.Overwrite);
            if (spectra.Open(parsed, settings, estimation.PhaseOf(reader, settings), shell.Cancellation) is { } ready) return EstimateSpectra.Run(shell, ready, settings, folder);
            using var input = SeriesInput.OpenForRun(settings);
            SeriesPrinter.PrintInput(shell, input, settings);
            var estimated = ProgressDisplay.Run(shell, progress => Preprocess.Estimate(input, settings, folder, progress, shell.Cancellation));
            SeriesPrinter.PrintEstimation(shell, estimated);
            var result = ProgressDisplay.Run(shell, progress => Preprocess.Finish(input, estimated, settings, folder, progress, shell.Cancellation));
            SeriesPrinter.PrintResult(shell, result, estimated);
            return ExportOption.Write(shell, input, result, new(settings, folder) { Dialects = [.. dialects] });
        });
    }
}
