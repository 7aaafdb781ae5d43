using Thon.Units;

namespace Thon.Formats.Dialects;

/// <summary>The axes a description tells: that of the alignment, about which images are turned and defoci fall, and the nominal one, which stage and camera were set up for.</summary>
internal static class SeriesAxis
{
    /// <summary>The axis of the alignment: that of the first tilt which has one and is not left out, else of the first which has one; null where nothing is aligned.</summary>
    internal static Angle? Aligned(SeriesDescription series) =>
        (series.Tilts.FirstOrDefault(tilt => tilt is { Alignment: not null, IsExcluded: false }) ?? series.Tilts.FirstOrDefault(tilt => tilt.Alignment is not null))?.Alignment!.Axis;

    /// <summary>The axis of a tilt: that of its alignment, else of the aligned tilt next to it in angle, else that of the series.</summary>
    /// <param name="series">The series.</param>
    /// <param name="tilt">The tilt, or null for the series as a whole.</param>
    internal static Angle? Of(SeriesDescription series, TiltDescription? tilt) => tilt?.Alignment?.Axis ?? Neighbour(series, tilt) ?? Aligned(series) ?? series.TiltAxis;

    /// <summary>The nominal axis, as far as any is told apart: that of the first tilt whose own entry states one, else that of the series.</summary>
    internal static Angle? Nominal(SeriesDescription series) =>
        series.Tilts.Select(tilt => tilt.NominalTiltAxis).FirstOrDefault(axis => axis is not null) ?? series.TiltAxis;

    private static Angle? Neighbour(SeriesDescription series, TiltDescription? tilt) => tilt is not null && TiltMatching.AngleOf(tilt) is { } angle
        ? series.Tilts.Where(other => other.Alignment is not null).MinBy(other => Math.Abs(TiltMatching.AngleOf(other)!.Value.Radians - angle.Radians))?.Alignment!.Axis
        : null;
}
