using Thon.Formats.Dialects;
using Thon.Units;

namespace Thon.Formats.Star;

/// <summary>An image with its series, which is what a row of RELION's is written from.</summary>
/// <param name="Series">The series.</param>
/// <param name="Tilt">The image.</param>
internal sealed record RelionTilt(SeriesDescription Series, TiltDescription Tilt)
{
    /// <summary>The stage's tilt angle, or the refined one where that alone is known.</summary>
    internal Angle? TiltAngle => Tilt.TiltAngle ?? Tilt.Alignment?.TiltAngle;

    /// <summary>The alignment, inclined as the series is where it states no X-tilt of its own.</summary>
    internal TiltAlignment? Alignment => Tilt.Alignment is { } alignment ? alignment with { XTilt = XTilts.OfAlignment(Series, Tilt) } : null;

    /// <summary>The nominal axis, of the image or of the series, or the refined one where that alone is known.</summary>
    internal Angle? Axis => Tilt.NominalTiltAxis ?? Series.TiltAxis ?? Tilt.Alignment?.Axis;
}
