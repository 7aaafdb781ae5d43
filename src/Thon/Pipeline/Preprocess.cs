using Thon.Estimate;
using Thon.Findings;

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
    /// <exception cref="BadInputException">The input does not serve, or an output exists; nothing was written.</exception>
    public static PreprocessResult Run(
        SeriesInput input, PreprocessSettings settings, string folder, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        var series = input.Metadata.Series;
        var names = new OutputNames(folder, series.Name);
        string stack = settings.Steps.IsEmpty ? settings.Stack : names.Stack(settings.Steps);
        string[] files = settings.Steps.IsEmpty ? names.Small : [stack, .. names.Small];
        OutputNames.Claim(files, settings.Overwrite, input.Files);
        InputRefusal.OfRun(settings.Stack, series.DataType, settings.Steps).ThrowIfErrors();

        var estimated = Estimate(input, settings, progress, cancellation);
        Directory.CreateDirectory(folder);
        var written = settings.Steps.IsEmpty
            ? (estimated.Series, Findings: FindingList.Empty)
            : ProcessedStack.Write(input, estimated.Series, settings, stack, progress, cancellation);
        var findings = input.Findings.AddRange(estimated.Findings).AddRange(written.Findings);
        string log = RunLog.Text(settings.LogHeading, input.Metadata.Values, written.Series, estimated.Geometry, findings);
        SeriesFiles.Write(names, written.Series, stack, log, settings.Overwrite);
        return new(written.Series, estimated.Geometry, [.. files], findings);
    }

    private static EstimationResult Estimate(
        SeriesInput input, PreprocessSettings settings, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var metadata = input.Metadata;
        var done = StageCounter.Start("estimating", metadata.Series.Tilts.Length, progress);
        var estimation = settings.Estimation with { Threads = settings.Threads };
        return CtfEstimation.Estimate(metadata.Series, input.Stack, metadata.AxisCandidates, metadata.HandCandidates, estimation, done, cancellation);
    }
}
