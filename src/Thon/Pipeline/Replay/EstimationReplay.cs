using System.Collections.Immutable;
using Thon.Estimate;
using Thon.Findings;
using Thon.Imaging;
using Thon.Pipeline.Records;
using Thon.Provenance;
using Thon.Provenance.Numbers;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Pipeline.Replay;

/// <summary>What came of repeating an estimation.</summary>
/// <param name="Numbers">How many numbers were compared.</param>
/// <param name="Differences">Those that are not the same, bit for bit.</param>
public sealed record EstimationReplay(int Numbers, ImmutableArray<NumberDifference> Differences)
{
    /// <summary>Estimates the series again and compares defoci, phases, geometry and signal-to-noise ratios with those of the record.</summary>
    /// <param name="job">The job; it has an estimation and a series.</param>
    /// <param name="images">The main stack of the series.</param>
    /// <param name="threads">How many threads may work.</param>
    /// <param name="progress">Told after every image, or null.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="BadInputException">The estimation fails, or its numbers are not those of the images.</exception>
    public static EstimationReplay Of(Job job, ISectionSource images, int threads, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var steps = RecordedSteps.ToSteps(job.Steps) ?? throw RecordedNumbersCheck.Unknown(job, images.Name);
        return Compare(job.Series!, SeriesNumbers.Of(SignalToNoiseOfFit.Complete(Estimate(job, images, threads, progress, cancellation), steps, images.Name).Series));
    }

    /// <summary>Estimates the series again.</summary>
    /// <inheritdoc cref="Of"/>
    internal static TiltSeries Estimate(Job job, ISectionSource images, int threads, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var (numbers, before) = (job.Estimation!, job.Estimation!.Series.ToSeries());
        RecordedNumbersCheck.Series(before, images, _ => RecordedNumbersCheck.LackOfOptics(before));
        var done = StageCounter.Start("estimating", before.Tilts.Length, progress);
        Angle[] axes = [.. numbers.AxesRadians.Select(axis => new Angle(axis))];
        Hand[] hands = [.. numbers.Hands.Select(hand => hand > 0 ? Hand.Plus : Hand.Minus)];
        return CtfEstimation.Estimate(before, images, axes, hands, numbers.ToSettings(threads), done, cancellation).Series;
    }

    /// <summary>Compares two series number by number.</summary>
    /// <param name="recorded">That of the record.</param>
    /// <param name="found">That which came out.</param>
    public static EstimationReplay Compare(SeriesNumbers recorded, SeriesNumbers found)
    {
        EstimatedNumber[] expected = [.. EstimatedNumber.Of(recorded)], made = [.. EstimatedNumber.Of(found)];
        var values = made.ToDictionary(number => number.Name, number => number.Value);
        var differences = expected.Where(number => !Same(number.Value, values.GetValueOrDefault(number.Name))).Select(number => new NumberDifference(number.Name, number.Value, values.GetValueOrDefault(number.Name), number.Rounding));
        var names = expected.Select(number => number.Name).ToHashSet();
        return new(expected.Length, [.. differences, .. made.Where(number => !names.Contains(number.Name)).Select(number => new NumberDifference(number.Name, null, number.Value, 0))]);
    }

    private static bool Same(double? one, double? other) =>
        one is { } a && other is { } b ? BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b) : one is null && other is null;
}
