using Thon.Units;

namespace Thon.Formats.Dialects;

/// <summary>
/// The X-tilt in its two signs. Alignments turn by it, right-handed, before the tilt; the defocus plane of a series has the other sign. A file mostly states one of them.
/// </summary>
internal static class XTilts
{
    // An angle below this is nothing, radian.
    internal const double Level = 1e-6;

    /// <summary>The X-tilt of a tilt's alignment: its own where any of the series states one, else minus that of the series, else zero.</summary>
    /// <param name="series">The series.</param>
    /// <param name="tilt">The tilt; one that nobody aligned is inclined as the series is.</param>
    internal static Angle OfAlignment(SeriesDescription series, TiltDescription tilt) =>
        tilt.Alignment is { XTilt: var own } && series.Tilts.Any(HasOwn) ? own : OfSeries(series) is { } common ? Negative(common) : Angle.Zero;

    /// <summary>The X-tilt of the series, with the sign of its defocus plane: the one it states, else minus that of its first alignment; null where that is level.</summary>
    internal static Angle? OfSeries(SeriesDescription series) =>
        series.XTilt ?? (series.Tilts.FirstOrDefault(tilt => tilt.Alignment is not null)?.Alignment is { XTilt: var first } && IsInclined(first) ? Negative(first) : null);

    /// <summary>Whether an alignment of the series is inclined by something else than the series as a whole.</summary>
    internal static bool Differ(SeriesDescription series) =>
        series.Tilts.Any(tilt => tilt.Alignment is not null && IsInclined(new(OfAlignment(series, tilt).Radians + (OfSeries(series)?.Radians ?? 0))));

    /// <summary>Whether any of it is inclined.</summary>
    internal static bool AreTold(SeriesDescription series) =>
        series.XTilt is { } common && IsInclined(common) || series.Tilts.Any(HasOwn);

    // Taken from zero, for minus zero would be written as such.
    private static Angle Negative(Angle angle) => new(0 - angle.Radians);

    private static bool HasOwn(TiltDescription tilt) => tilt.Alignment is { XTilt: var own } && IsInclined(own);

    private static bool IsInclined(Angle angle) => Math.Abs(angle.Radians) > Level;
}
