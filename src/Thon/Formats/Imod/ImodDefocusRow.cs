using Thon.Optics;
using Thon.Units;

namespace Thon.Formats.Imod;

/// <summary>One line of an IMOD defocus file: the defocus of a range of views.</summary>
/// <param name="FirstView">First view of the range, from 1.</param>
/// <param name="LastView">Last view of the range.</param>
/// <param name="LowAngle">Lowest tilt angle of the range, as written in the file.</param>
/// <param name="HighAngle">Highest tilt angle of the range, as written in the file.</param>
/// <param name="Defocus">Defocus at the middle of the range.</param>
/// <param name="PhaseShift">Phase-plate phase; zero where the file has none.</param>
/// <param name="CutOn">Cut-on frequency of the phase plate, or null.</param>
public sealed record ImodDefocusRow(
    int FirstView, int LastView, Angle LowAngle, Angle HighAngle, Defocus Defocus, Angle PhaseShift = default, SpatialFrequency? CutOn = null)
{
    /// <summary>The middle of the range, in views from 1; halves occur.</summary>
    public double MiddleView => (FirstView + LastView) / 2.0;

    /// <summary>The middle of the angles, as written in the file.</summary>
    public Angle MiddleAngle => new((LowAngle.Radians + HighAngle.Radians) / 2);
}
