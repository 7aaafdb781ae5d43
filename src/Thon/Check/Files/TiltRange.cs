using Thon.Findings;
using Thon.Units;

namespace Thon.Check.Files;

/// <summary>The range of the tilts is that of a tilt series.</summary>
public static class TiltRange
{
    // A movie has no more, and nobody records less on purpose.
    private const double NarrowDegrees = 1;

    // Angles in radian are all within this.
    private const double HalfPi = Math.PI / 2;
    private const int FewestForRadian = 5;

    // Beyond it holders and grids stand in the beam.
    private const double WideDegrees = 75;

    /// <summary>Finds a range that is too narrow or too wide.</summary>
    public static IEnumerable<Finding> Find(FileClaims claims)
    {
        double[] angles = Angles(claims);
        if (angles.Length < 2) yield break;
        double low = angles.Min(), high = angles.Max(), most = Math.Max(-low, high);
        string range = FormattableString.Invariant($"tilts from {low:0.##} to {high:0.##} degrees");
        if (most > 0 && most <= HalfPi && angles.Length >= FewestForRadian)
            yield return Finding.Warning("tilt-range-narrow", claims.Stack.Name, null, range, "a tilt series", "These angles may be in radian, where degrees are meant");
        else if (high - low <= NarrowDegrees)
            yield return Finding.Warning("tilt-range-narrow", claims.Stack.Name, null, range, "a tilt series", "A movie, or images of one tilt? Check the angles");
        if (most > WideDegrees)
            yield return Finding.Warning("tilt-range-wide", claims.Stack.Name, null, range, FormattableString.Invariant($"within {WideDegrees} degrees"), "Check the angles; few holders tilt so far");
    }

    private static double[] Angles(FileClaims claims) => claims.Series is { } series
        ? [.. series.Tilts.Select(tilt => tilt.Angle.Degrees)]
        : [.. claims.Mdoc?.Sections.Select(section => section.TiltAngle).OfType<Angle>().Select(angle => angle.Degrees) ?? []];
}
