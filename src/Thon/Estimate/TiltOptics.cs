using Thon.Optics;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Estimate;

/// <summary>What is known of one tilt before its defocus: the optics and how the specimen lies.</summary>
/// <param name="Microscope">The optics.</param>
/// <param name="PhaseShift">Phase-plate phase.</param>
/// <param name="Plane">Slope of the defocus over the image.</param>
public sealed record TiltOptics(Microscope Microscope, Angle PhaseShift, DefocusPlane Plane)
{
    /// <summary>The CTF at no defocus: half of the rings' phase, 2 chi', apart from what defocus adds.</summary>
    public ContrastTransfer InFocus => new(Microscope, Defocus.Round(default), PhaseShift);

    /// <summary>The optics of one tilt of a series.</summary>
    /// <param name="microscope">The optics of the series.</param>
    /// <param name="geometry">How its specimen lies.</param>
    /// <param name="tilt">Tilt angle.</param>
    /// <param name="phaseShift">Phase-plate phase; zero without one.</param>
    public static TiltOptics Of(Microscope microscope, TiltGeometry geometry, Angle tilt, Angle phaseShift = default) =>
        new(microscope, phaseShift, DefocusPlane.Of(geometry, tilt));
}
