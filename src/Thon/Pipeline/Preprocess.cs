using Thon.Estimate;
using Thon.Findings;
using Thon.Formats;
using Thon.Imaging;
using Thon.Pipeline.Records;
using Thon.Pipeline.Reporting;
using Thon.Provenance.Numbers;
using Thon.Tilts;

namespace Thon.Pipeline;

/// <summary>The main job: an aligned series in, the same series corrected and weighted out.</summary>
public static class Preprocess
{
    /// <summary>Estimates the CTF of a series, corrects and weights its images, and writes everything into a folder.</summary>
    /// <param name="input">The opened series.</param>
    /// <param name="settings">What to do.</param>
    /// <param name="folder">Where to put it; made if it does not exist.</param>
    /// <param name="progress">Told after every image.</param>
    /// <param name="cancellation">Stops the work; nothing half-written stays.</param>
    /// <exception cref="BadInputException">The input does not serve, or an output cannot be written; nothing was.</exception>
    public static PreprocessResult Run(
        SeriesInput input, PreprocessSettings settings, string folder, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default) =>
        Finish(input, Estimate(input, settings, folder, progress, cancellation), settings, folder, progress, cancellation);

    /// <summary>The first half: makes sure that the outputs can be written, and estimates. See <see cref="Run"/>.</summary>
    public static EstimationResult Estimate(
        SeriesInput input, PreprocessSettings settings, string folder, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        var metadata = input.Metadata;
        OutputNames.Claim(FilesOf(input, settings, folder), settings.Overwrite, input.Files);
        InputRefusal.OfRun(settings.Stack, metadata.Series.DataType, settings.Steps).ThrowIfErrors();
        var done = StageCounter.Start("estimating", metadata.Series.Tilts.Length, progress);
        var estimation = settings.Estimation with { Threads = settings.Threads };
        // Where the images are read once more for their steps they are hashed then, and pictures are taken.
        ISectionSource images = !settings.Steps.IsEmpty ? input.Stack : settings.Report == ReportOutput.Page ? input.Pictures.Before(input.Hashed) : input.Hashed;
        return CtfEstimation.Estimate(metadata.Series, images, metadata.AxisCandidates, metadata.HandCandidates, estimation, done, cancellation);
    }

    /// <summary>The second half: takes the images through the steps and writes all files, the page last: where it cannot be made a warning says so, and everything else stands. See <see cref="Run"/>.</summary>
    public static PreprocessResult Finish(
        SeriesInput input, EstimationResult estimated, PreprocessSettings settings, string folder, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        var names = new OutputNames(folder, estimated.Series.Name);
        string[] files = FilesOf(input, settings, folder);
        OutputNames.Claim(files, settings.Overwrite, input.Files);
        InputRefusal.OfRun(settings.Stack, input.Metadata.Series.DataType, settings.Steps).ThrowIfErrors();
        var (complete, notes) = SignalToNoiseOfFit.Complete(estimated.Series, settings.Steps, settings.Stack);
        Directory.CreateDirectory(folder);
        var (stacks, written) = settings.Steps.IsEmpty ? ([], FindingList.Empty) : ProcessedStack.Write(input, complete, settings, NumbersOf(input, settings), files, progress, cancellation);
        var series = stacks is [var result, ..] ? After(estimated.Series, settings.Steps) with { DataType = result.DataType } : estimated.Series;
        string stack = stacks is [var main, ..] ? main.File : settings.Stack;
        var defoci = SeriesFiles.Defoci(names, series, stack, settings.Overwrite);
        var (record, beside, objections) = stacks is [{ Sidecar: { } sidecar }, ..]
            ? (sidecar.Record, sidecar.Notes, FindingList.Empty) : EstimationRecord.Of(input, ProcessedStack.Draft(input, complete, settings, NumbersOf(input, settings)), settings.Threads, cancellation);
        var findings = estimated.Findings.AddRange(notes).AddRange(written).AddRange(objections);
        var known = new RunKnowledge(
            [.. input.Metadata.Values, .. EstimationValues.Of(settings.Estimation), .. ProcessingValues.Of(settings.Steps, estimated.Series)], input.Findings.AddRange(findings), CheckedFiles.Beyond(input, settings, input.Findings.AddRange(findings)));
        string log = RunLog.Text(settings.LogHeading, known.Values, series, estimated.Geometry, known.Findings, known.Check);
        SeriesFiles.Write(names, series, defoci, TextRecords.Sidecars(record, beside, series, defoci), log, settings.Overwrite);
        var page = settings.Report == ReportOutput.Page ? RunPage.Write(names.Report, Drawn, cancellation) : null;
        return new(series, estimated.Geometry, [.. files.Where(file => page is not { IsWritten: false } || file != names.Report)], findings.AddRange(page?.Findings ?? FindingList.Empty)) { Stacks = stacks };

        (TextFile, FindingList) Drawn()
        {
            var report = RunReport.Draw(input, series, estimated, settings, cancellation);
            return (report.Page(names.Report, series, stack, known, TextRecords.SidecarOf(record, beside, series, defoci[0]), settings.Overwrite), report.Findings);
        }
    }

    /// <summary>The series as its metadata tell of it after the steps.</summary>
    /// <param name="series">The series after its estimation.</param>
    /// <param name="steps">What was done to its images.</param>
    internal static TiltSeries After(TiltSeries series, ProcessingSteps steps)
    {
        var after = series with { DataType = steps.ResultOf(series.DataType, series) };
        // What was in files of their own is in one stack now.
        return steps.IsEmpty ? after : after with { Tilts = [.. after.Tilts.Select(tilt => tilt with { Image = null })] };
    }

    private static EstimationNumbers NumbersOf(SeriesInput input, PreprocessSettings settings) =>
        EstimationNumbers.Of(input.Metadata.Series, input.Metadata.AxisCandidates, input.Metadata.HandCandidates, settings.Estimation);

    /// <summary>The files that a run writes, the page last.</summary>
    internal static string[] FilesOf(SeriesInput input, PreprocessSettings settings, string folder)
    {
        var names = new OutputNames(folder, input.Metadata.Series.Name);
        string[] files = names.All(settings.Steps, input.Sisters.Select(sister => sister.Name));
        return settings.Report == ReportOutput.Page ? [.. files, names.Report] : files;
    }
}
