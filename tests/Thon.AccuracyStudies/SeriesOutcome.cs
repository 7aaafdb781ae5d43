using System.Collections.Immutable;

namespace Thon.AccuracyStudies;

/// <summary>What the estimation made of a series.</summary>
/// <param name="Name">Name of the series.</param>
/// <param name="Tilts">Its tilts.</param>
/// <param name="AstigmatismError">U - V found less true, angstrom, or null where the series was refused.</param>
/// <param name="AstigmatismAngleError">Found less true angle, degrees, the shorter way, or null.</param>
/// <param name="Thickness">Slab thickness, angstrom.</param>
/// <param name="Phase">Phase shift, degrees; null where it was not fitted.</param>
/// <param name="TiltOffset">Tilt offset, degrees; null where it was not fitted.</param>
/// <param name="XTilt">X-tilt, degrees; null where it was not fitted.</param>
/// <param name="IsGeometryRight">Whether axis and hand are right; null where there was no choice or no answer.</param>
/// <param name="Margin">Log of the odds of that answer; null where there was no choice or no answer.</param>
/// <param name="IsDecided">Whether the estimation calls these odds decisive.</param>
/// <param name="Refusal">Why the estimation gave no result; null where it did.</param>
/// <param name="Seconds">Wall time of the estimation.</param>
internal sealed record SeriesOutcome(
    string Name,
    ImmutableArray<TiltOutcome> Tilts,
    double? AstigmatismError,
    double? AstigmatismAngleError,
    SharedOutcome Thickness,
    SharedOutcome? Phase,
    SharedOutcome? TiltOffset,
    SharedOutcome? XTilt,
    bool? IsGeometryRight,
    double? Margin,
    bool IsDecided,
    string? Refusal,
    double Seconds)
{
    /// <summary>Whether the bound leaves out nothing that scatters.</summary>
    public bool IsIceAlone { get; init; } = true;

    /// <summary>The tilts that count towards the pooled ratio.</summary>
    public IEnumerable<TiltOutcome> Bounded => Tilts.Where(tilt => tilt.IsBounded);

    /// <summary>rms error over rms bound of the tilts that count, or null where none does.</summary>
    public double? Ratio => Pooling.Ratio(Bounded);
}
