using Thon.Optics;
using Thon.Units;

namespace Thon.Formats.Ctffind;

/// <summary>One row of a CTFFIND table: the fit of one image.</summary>
/// <param name="Number">Number of the image in its stack, from 1.</param>
/// <param name="Defocus">Defocus and astigmatism.</param>
/// <param name="PhaseShift">Phase-plate phase.</param>
/// <param name="Score">Cross-correlation of fit and spectrum, or null where it is infinite (a blank image).</param>
/// <param name="Resolution">Spacing up to which rings were fitted, or null where the file says inf.</param>
/// <param name="DefocusHand">AreTomo3's dfHand of tables of 8 columns, 1 or -1; null in others.</param>
public sealed record CtffindRow(int Number, Defocus Defocus, Angle PhaseShift, double? Score, Length? Resolution, int? DefocusHand = null)
{
    /// <summary>CTFFIND 5's own estimate of the tilt axis, from this image alone; null where it was not asked for.</summary>
    public Angle? TiltAxis { get; init; }

    /// <summary>CTFFIND 5's own estimate of the tilt angle, from this image alone; null where it was not asked for.</summary>
    public Angle? TiltAngle { get; init; }

    /// <summary>CTFFIND 5's estimate of the thickness along the beam of this image; null where it was not asked for.</summary>
    public Length? Thickness { get; init; }
}
