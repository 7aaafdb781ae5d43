using System.Text;
using Thon.Findings;
using Thon.Formats.Text;
using Thon.Imaging;
using Thon.Pipeline.Records;
using Thon.Provenance;
using Thon.Provenance.Numbers;

namespace Thon.Pipeline.Replay;

/// <summary>Repeats the estimation whose numbers a text holds, makes the text anew, and compares it byte for byte. Nothing is written.</summary>
internal static class TextReplay
{
    /// <summary>Repeats and compares.</summary>
    /// <exception cref="BadInputException">The text has no record that serves, an input is missing or another one, or the estimation was not one from images.</exception>
    public static ReplayResult Run(string path, ReplaySettings settings, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var content = TextContent.Of(path);
        var search = TextRecordSearch.Of(path, content);
        search.Findings.ThrowIfErrors();
        var sidecar = search.Sidecar ?? throw new BadInputException(RecordedFileSearch.MissingBeside(path));
        var job = sidecar.Record.Last;
        if (Objection(path, job, settings) is { } objection) throw new BadInputException(objection);
        var (source, _, odd) = JobRepetition.Find(path, sidecar, settings, cancellation);
        var (estimation, text) = RecordedNumbersCheck.Guarded(path, () => Repeat(path, job, source.Path, settings.Threads, progress, cancellation));
        var result = new ReplayResult(path, sidecar.Record, [source], ContentHash.Of(Encoding.UTF8.GetBytes(text)), content, []) { Estimation = estimation, FirstOtherLine = FirstOtherLine(text, TextLines.ReadText(path)) };
        return result with { Findings = search.Findings.AddRange(odd).AddRange(JobRepetition.Software(result)) };
    }

    private static Finding? Objection(string path, Job job, ReplaySettings settings) => job switch
    {
        { Spectra: not null } => Finding.Error(
            "replay-spectra", path, null, "an estimation from ready power spectra", "an estimation from images", $"Repeat it as thon history {Path.GetFileName(path)} tells it, and compare"),
        { Manual: not null } => Finding.Error(
            "replay-manual", path, null, "numbers that were set by hand", "an estimation from images", $"thon history {Path.GetFileName(path)} tells who changed what; replay the file it was made from, which was kept beside it"),
        not { Estimation: not null, Series: not null } => RecordedNumbersCheck.Lacking(path, "no estimation").Findings[0],
        _ when settings.Estimation == EstimationUse.Leave => Finding.Error("replay-text", path, "--skip-estimation", "a text that holds an estimation and nothing else", null, "Leave --skip-estimation away"),
        _ => null,
    };

    private static (EstimationReplay Estimation, string Text) Repeat(string path, Job job, string stack, int threads, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        using var images = Formats.SectionFile.Open(stack);
        var steps = RecordedSteps.ToSteps(job.Steps) ?? throw RecordedNumbersCheck.Unknown(job, path);
        var estimated = EstimationReplay.Estimate(job, images, threads, progress, cancellation);
        var compared = EstimationReplay.Compare(job.Series!, SeriesNumbers.Of(SignalToNoiseOfFit.Complete(estimated, steps, images.Name).Series));
        var series = Preprocess.After(estimated, steps);
        return (compared, job.Output.Text == TextKind.Star ? StarNames.In(path, series).StarOf(series) : SeriesFiles.Imod(series, path));
    }

    private static int? FirstOtherLine(string made, string found)
    {
        string[] one = made.Split('\n'), other = found.Split('\n');
        int same = one.Zip(other).TakeWhile(lines => lines.First == lines.Second).Count();
        return same == one.Length && same == other.Length ? null : same + 1;
    }
}
