using System.CommandLine;
using Thon.Correct.Deconvolution;
using Thon.Findings;
using Thon.Formats;
using Thon.Pipeline;
using Thon.Pipeline.Deconvolution;

namespace Thon.Cli;

/// <summary><c>thon deconvolve</c>: volumes, and the images of tilt series, made easier to look at, and to segment.</summary>
internal static class DeconvolveVerb
{
    /// <summary>The verb.</summary>
    public static Verb Verb { get; } = new("deconvolve", "deconvolve a volume or a series, for looking at it and for segmentation", Fill);

    private static void Fill(Command command, Shell shell)
    {
        var volume = new Argument<string>("IN") { Description = "volume: an MRC file; with --ctf, tilt series: .mrc, .st, .ali or .mrcs" };
        var run = new RunOptionSet("FILE", "the deconvolved volume or series; its folder is made where it is missing (default: NAME_deconv.mrc beside IN)");
        var filter = new DeconvolutionOptionSet();
        var series = new DeconvolutionSeriesOptionSet();
        var output = new VolumeOutputOptionSet();
        command.Add(volume);
        run.AddTo(command);
        filter.AddTo(command);
        series.AddTo(command);
        output.AddTo(command);
        command.SetAction(parsed =>
        {
            var reader = new OptionReader(parsed);
            var how = run.Read(reader);
            var job = new DeconvolutionJob(parsed.GetValue(volume)!) { Out = how.Out, Threads = how.Threads, Heading = SeriesVerbOptions.Heading(), Overwrite = how.Force ? Overwrite.Replace : Overwrite.Refuse };
            job = output.Read(reader, filter.Read(reader, job));
            job = job with { Stated = series.Read(reader, job.Stated, filter.OfVolumes.Concat(output.OfVolumes)) };
            reader.ThrowIfWrong();
            return job.Stated.Ctf is null ? DeconvolveVolume(shell, job, input => output.MemoryOf(job, input, reader)) : DeconvolveStack(shell, job);
        });
    }

    private static int DeconvolveVolume(Shell shell, DeconvolutionJob job, Func<VolumeInput, IEnumerable<MetadataValue>> memory)
    {
        using var input = VolumeInput.Open(job);
        Print(shell, $"{input.Volume.Name}: {input.Volume.Count} {(input.Volume.Count == 1 ? "section" : "sections")} of {input.Volume.Width} x {input.Volume.Height}", [.. input.Values, .. memory(input)], input.Findings);
        Prepare(shell, job, input.Filter, input.Shown, input.Files);
        var (written, findings) = ProgressDisplay.Run(shell, progress => DeconvolvedVolume.Write(input, job, progress, shell.Cancellation));
        shell.Print(findings);
        SeriesPrinter.PrintWritten(shell, written);
        return ExitCodes.Done;
    }

    /// <summary>Deconvolves the images of a series, and says so.</summary>
    internal static int DeconvolveStack(Shell shell, DeconvolutionJob job)
    {
        using var input = StackDeconvolutionInput.Open(job);
        var series = input.Series.Metadata.Series;
        Print(shell, $"{job.Volume}: {series.Tilts.Length} {(series.Tilts.Length == 1 ? "image" : "images")} of {series.Width} x {series.Height}", input.Values, input.Series.Findings);
        Prepare(shell, job, input.Flattest, input.Shown, input.Series.Files);
        var result = ProgressDisplay.Run(shell, progress => StackDeconvolution.Process(input.Series, input.Settings, job.File, progress, shell.Cancellation));
        SeriesPrinter.PrintResult(shell, result);
        return ExitCodes.Done;
    }

    // A plot is there to be looked at while the work is done, and stays where that fails.
    private static void Prepare(Shell shell, DeconvolutionJob job, DeconvolutionFilter filter, string shown, IEnumerable<string> inputs)
    {
        shell.Print(DeconvolutionOutputs.Prepare(job, filter, shown, inputs));
        if (job.Plot is { } plot) shell.Out.WriteLine("wrote " + plot);
        shell.Out.Flush();
    }

    private static void Print(Shell shell, string what, IEnumerable<MetadataValue> values, FindingList findings)
    {
        shell.Out.WriteLine(what);
        foreach (string line in RunLog.Values(values)) shell.Out.WriteLine("  " + line);
        shell.Out.Flush();
        shell.Print(findings);
    }
}
