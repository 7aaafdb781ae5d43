using System.Collections.Immutable;
using Thon.Provenance.Numbers;

namespace Thon.Pipeline.Replay;

/// <summary>A number of an estimation.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">The number; null for nothing.</param>
/// <param name="Rounding">How far another instruction set may take it, in its unit; 0 where not at all.</param>
internal readonly record struct EstimatedNumber(string Name, double? Value, double Rounding)
{
    // Of the error of a defocus: what rounds otherwise ends a fit in another place of the same minimum. Of a simulated series AVX-512 and no registers at all were 2e-6 A apart; flatter minima leave more.
    private const double OfError = 0.1;

    // Where no error is told: of an angle in radian, a twentieth of a degree; of another number, the part of it.
    private const double OfAngle = 1e-3;
    private const double OfNumber = 1e-3;

    // Errors and ratios follow the fit at a distance.
    private const double OfFollowing = 1e-2;

    /// <summary>All numbers of a series that an estimation makes.</summary>
    public static IEnumerable<EstimatedNumber> Of(SeriesNumbers series) =>
    [
        new("tilt axis, rad", series.AxisRadians, OfAngle),
        new("hand", series.Hand, 0),
        new("tilt offset, rad", series.TiltOffsetRadians, OfAngle),
        new("X-tilt, rad", series.XTiltRadians, OfAngle),
        .. series.Tilts.Where(tilt => tilt.Estimate is not null).DistinctBy(tilt => tilt.Section).SelectMany(tilt => Of(tilt.Estimate!, $"of section {tilt.Section}")),
    ];

    private static IEnumerable<EstimatedNumber> Of(DefocusNumbers tilt, string which)
    {
        double defocus = tilt.SigmaAngstroms is { } sigma ? OfError * sigma : OfNumber * Math.Abs(tilt.UAngstroms);
        return
        [
            new($"larger defocus {which}, A", tilt.UAngstroms, defocus),
            new($"smaller defocus {which}, A", tilt.VAngstroms, defocus),
            new($"angle of the astigmatism {which}, rad", tilt.AngleRadians, AngleOf(tilt, defocus)),
            new($"phase shift {which}, rad", tilt.PhaseShiftRadians, OfAngle),
            new($"error of the defocus {which}, A", tilt.SigmaAngstroms, OfFollowing * (tilt.SigmaAngstroms ?? 0)),
            .. Listed(tilt.SignalToNoiseFrequencies, $"frequency of the signal-to-noise ratio {which}"),
            .. Listed(tilt.SignalToNoiseRatios, $"signal-to-noise ratio {which}"),
        ];
    }

    // The less the two defoci differ, the less the angle is known; where they do not, it is any.
    private static double AngleOf(DefocusNumbers tilt, double defocus)
    {
        double difference = Math.Abs(tilt.UAngstroms - tilt.VAngstroms);
        return difference <= defocus ? Math.PI : OfAngle + defocus / difference;
    }

    // Of a list the largest counts: beyond what images show ratios are next to nothing, and nothing of them is known.
    private static IEnumerable<EstimatedNumber> Listed(ImmutableArray<double>? numbers, string name)
    {
        if (numbers is not { IsDefaultOrEmpty: false } known) yield break;
        double rounding = OfFollowing * known.Max(Math.Abs);
        for (int i = 0; i < known.Length; i++) yield return new($"{name}, point {i + 1}", known[i], rounding);
    }
}
