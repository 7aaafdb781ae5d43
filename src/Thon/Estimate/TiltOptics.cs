using Thon.Optics;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Estimate;

/// <summary>What is known of one tilt before its defocus: the optics and how the specimen lies.</summary>
/// <param name="Microscope">The optics.</param>
/// <param name="PhaseShift">Phase-plate phase.</param>
/// <param name="Plane">Slope of the defocus over the image.</param>
/// <param name="PathFactor">Path through the slab per thickness, 1 / cos(tilt).</param>
public sealed record TiltOptics(Microscope Microscope, Angle PhaseShift, DefocusPlane Plane, double PathFactor)
{
    /// <summary>The CTF at no defocus: half of the rings' phase, 2 chi', apart from what defocus adds.</summary>
    public ContrastTransfer InFocus { get; } = new(Microscope, Defocus.Round(default), PhaseShift);

    /// <summary>The optics of one tilt of a series.</summary>
    public static TiltOptics Of(Microscope microscope, TiltGeometry geometry, Angle tilt)
    {
        double theta = tilt.Radians + geometry.TiltOffset.Radians;
        return new(microscope, Angle.Zero, DefocusPlane.Of(geometry, tilt), 1 / Math.Cos(theta));
    }
}
