using System.Collections.Immutable;
using Thon.Units;

namespace Thon.Check.Images;

/// <summary>The axes that images are tried with: those claimed, then those a quarter of a turn from them.</summary>
/// <param name="All">The axes, the claimed ones first.</param>
/// <param name="Claimed">How many of them are claimed.</param>
internal sealed record AxesInQuestion(ImmutableArray<Angle> All, int Claimed)
{
    // An axis this near to a claimed one, or to its other end, is no other axis.
    private const double SameDegrees = 20;

    /// <summary>The axes of a claim.</summary>
    public static AxesInQuestion Of(ImageClaim claim)
    {
        var claimed = claim.Axes.Distinct().ToArray();
        IEnumerable<Angle> turned = claimed.Select(axis => new Angle(axis.Radians + Math.PI / 2)).Where(axis => !claimed.Any(other => IsNear(axis, other)));
        return new([.. claimed, .. turned], claimed.Length);
    }

    private static bool IsNear(Angle a, Angle b)
    {
        double turns = (a.Degrees - b.Degrees) / 180;
        return Math.Abs(turns - Math.Round(turns)) * 180 < SameDegrees;
    }
}
