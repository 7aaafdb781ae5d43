using Thon.Tilts;
using Thon.Units;

namespace Thon.Formats.Dialects;

/// <summary>The sense of a defocus gradient about the axis that a file is to name: about the one that lies the other way round it is the other hand.</summary>
internal static class HandAbout
{
    /// <summary>The hand about an axis, or null where the description tells none.</summary>
    /// <param name="series">The description; its hand is about its axis, and about an upright one where it has none.</param>
    /// <param name="axis">The axis to be named, counter-clockwise from +y.</param>
    public static Hand? Of(SeriesDescription series, Angle axis) =>
        series.Hand is { } hand && Math.Cos(axis.Radians - (series.TiltAxis?.Radians ?? 0)) < 0 ? (Hand)(-(int)hand) : series.Hand;
}
