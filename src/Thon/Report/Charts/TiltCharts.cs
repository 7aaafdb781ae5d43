using System.Collections.Immutable;
using System.Globalization;
using Thon.Estimate.Diagnosis;
using Thon.Units;

namespace Thon.Report.Charts;

/// <summary>The charts of one tilt's fit, against spatial frequency.</summary>
public static class TiltCharts
{
    // More would stand in each other's way; one is kept for where the rings end.
    private const int MostZeros = 11;

    // The strongest few rings, at the lowest frequencies, may be far above the others; they leave the picture rather than press the others flat.
    private const double Outliers = 0.02;

    // So that nothing touches the frame.
    private const double Room = 0.1;

    /// <summary>The rings as measured, and those of the fit; zeros of the CTF are marked.</summary>
    /// <param name="diagnosis">The fit of the tilt.</param>
    /// <param name="resolution">Up to where rings are seen, for a mark; null where that is not known.</param>
    public static Chart Profile(TiltDiagnosis diagnosis, Length? resolution = null)
    {
        var frequencies = Frequencies(diagnosis);
        ChartTrace measured = new("measured", ChartStyle.Measured, frequencies, Rounded(diagnosis.Measured)), fitted = new("fitted", ChartStyle.Line, frequencies, Rounded(diagnosis.Fitted));
        var marks = diagnosis.Zeros.Take(MostZeros).Select((zero, i) => new ChartMark(ChartNumber.Round(zero), (i + 1).ToString(CultureInfo.InvariantCulture)));
        var (lowest, highest) = Range(measured.Y, fitted.Y);
        return new("profile", "Rings, measured and fitted", Axis(diagnosis), new("power over background", lowest, highest), [measured, fitted], [.. marks, .. RingsTo(resolution)]);
    }

    /// <summary>How well the rings agree with the fit around each frequency.</summary>
    /// <param name="diagnosis">The fit of the tilt.</param>
    /// <param name="resolution">Up to where rings are seen, for a mark; null where that is not known.</param>
    public static Chart Agreement(TiltDiagnosis diagnosis, Length? resolution = null) =>
        new("agreement", "Agreement of the rings with the fit", Axis(diagnosis), new("correlation", -1, 1),
            [new("correlation", ChartStyle.Line, Frequencies(diagnosis), Rounded(diagnosis.Agreement))], [.. RingsTo(resolution)]);

    private static IEnumerable<ChartMark> RingsTo(Length? resolution) => resolution is { Angstroms: > 0 } spacing
        ? [new(ChartNumber.Round(SpatialFrequency.FromResolution(spacing).CyclesPerAngstrom), string.Create(CultureInfo.InvariantCulture, $"rings to {spacing.Angstroms:0.0} A"))]
        : [];

    private static ChartAxis Axis(TiltDiagnosis diagnosis) =>
        new("spatial frequency, 1/A", 0, diagnosis.Frequencies.IsEmpty ? null : ChartNumber.Round(diagnosis.Frequencies[^1]), ChartAxisKind.Frequency);

    private static ImmutableArray<double> Frequencies(TiltDiagnosis diagnosis) => [.. diagnosis.Frequencies.Select(ChartNumber.Round)];

    private static ImmutableArray<double?> Rounded(ImmutableArray<double?> values) => [.. values.Select(ChartNumber.OnCurve)];

    private static (double? Lowest, double? Highest) Range(ImmutableArray<double?> measured, ImmutableArray<double?> fitted)
    {
        double[] rings = [.. measured.OfType<double>().Order()], curve = [.. fitted.OfType<double>()];
        if (rings.Length == 0) return (null, null);
        int left = (int)(Outliers * rings.Length);
        double lowest = curve.Append(rings[left]).Min(), highest = curve.Append(rings[^(left + 1)]).Max(), room = Room * (highest - lowest);
        return highest > lowest ? (ChartNumber.Round(lowest - room), ChartNumber.Round(highest + room)) : (null, null);
    }
}
