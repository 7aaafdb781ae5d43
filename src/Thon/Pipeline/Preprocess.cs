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
    /// <exception cref="BadInputException">The input does not serve, or an output cannot be written; nothing was.</exception>
    public static PreprocessResult Run(
        SeriesInput input, PreprocessSettings settings, string folder, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default) =>
        Finish(input, Estimate(input, settings, folder, progress, cancellation), settings, folder, progress, cancellation);

    /// <summary>The first half: makes sure that the outputs can be written, and estimates. See <see cref="Run"/>.</summary>
    public static EstimationResult Estimate(
        SeriesInput input, PreprocessSettings settings, string folder, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        var metadata = input.Metadata;
        OutputNames.Claim(new OutputNames(folder, metadata.Series.Name).All(settings.Steps), settings.Overwrite, input.Files);
        InputRefusal.OfRun(settings.Stack, metadata.Series.DataType, settings.Steps).ThrowIfErrors();
        var done = StageCounter.Start("estimating", metadata.Series.Tilts.Length, progress);
        var estimation = settings.Estimation with { Threads = settings.Threads };
        return CtfEstimation.Estimate(metadata.Series, input.Stack, metadata.AxisCandidates, metadata.HandCandidates, estimation, done, cancellation);
    }

    /// <summary>The second half: takes the images through the steps and writes all files. See <see cref="Run"/>.</summary>
    public static PreprocessResult Finish(
        SeriesInput input, EstimationResult estimated, PreprocessSettings settings, string folder, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        var names = new OutputNames(folder, estimated.Series.Name);
        OutputNames.Claim(names.All(settings.Steps), settings.Overwrite, input.Files);
        InputRefusal.OfRun(settings.Stack, input.Metadata.Series.DataType, settings.Steps).ThrowIfErrors();
        string stack = settings.Steps.IsEmpty ? settings.Stack : names.Stack(settings.Steps);
        Directory.CreateDirectory(folder);
        var (series, findings) = settings.Steps.IsEmpty
            ? (estimated.Series, FindingList.Empty)
            : ProcessedStack.Write(input, estimated.Series, settings, stack, progress, cancellation);
        findings = estimated.Findings.AddRange(findings);
        string log = RunLog.Text(settings.LogHeading, [.. input.Metadata.Values, .. EstimationValues.Of(settings.Estimation)], series, estimated.Geometry, input.Findings.AddRange(findings));
        SeriesFiles.Write(names, series, stack, log, settings.Overwrite);
        return new(series, estimated.Geometry, [.. names.All(settings.Steps)], findings);
    }
}
