using Thon.Estimate;
using Thon.Findings;
using Thon.Provenance.Numbers;

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
        OutputNames.Claim(Files(input, settings, folder), settings.Overwrite, input.Files);
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
        string[] files = Files(input, settings, folder);
        OutputNames.Claim(files, settings.Overwrite, input.Files);
        InputRefusal.OfRun(settings.Stack, input.Metadata.Series.DataType, settings.Steps).ThrowIfErrors();
        var (complete, notes) = SignalToNoiseOfFit.Complete(estimated.Series, settings.Steps, settings.Stack);
        Directory.CreateDirectory(folder);
        var (stacks, written) = settings.Steps.IsEmpty ? ([], FindingList.Empty) : ProcessedStack.Write(input, complete, settings, NumbersOf(input, settings), files, progress, cancellation);
        // What was in files of their own is in one stack now.
        var series = stacks is [var result, ..] ? estimated.Series with { DataType = result.DataType, Tilts = [.. estimated.Series.Tilts.Select(tilt => tilt with { Image = null })] } : estimated.Series;
        var findings = estimated.Findings.AddRange(notes).AddRange(written);
        MetadataValue[] values = [.. input.Metadata.Values, .. EstimationValues.Of(settings.Estimation), .. ProcessingValues.Of(settings.Steps, estimated.Series)];
        string log = RunLog.Text(settings.LogHeading, values, series, estimated.Geometry, input.Findings.AddRange(findings));
        SeriesFiles.Write(names, series, stacks is [var main, ..] ? main.File : settings.Stack, log, settings.Overwrite);
        return new(series, estimated.Geometry, [.. files], findings) { Stacks = stacks };
    }

    private static EstimationNumbers NumbersOf(SeriesInput input, PreprocessSettings settings) =>
        EstimationNumbers.Of(input.Metadata.Series, input.Metadata.AxisCandidates, input.Metadata.HandCandidates, settings.Estimation);

    private static string[] Files(SeriesInput input, PreprocessSettings settings, string folder) =>
        new OutputNames(folder, input.Metadata.Series.Name).All(settings.Steps, input.Sisters.Select(sister => sister.Name));
}
