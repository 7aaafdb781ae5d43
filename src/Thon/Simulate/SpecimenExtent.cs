using Thon.Units;

namespace Thon.Simulate;

/// <summary>How much of the slab some tilt of the series sees.</summary>
/// <param name="Across">Half extent across the tilt axis, angstrom.</param>
/// <param name="Along">Half extent along the tilt axis, angstrom.</param>
/// <param name="HalfThickness">Half the thickness of the slab, angstrom.</param>
public readonly record struct SpecimenExtent(double Across, double Along, double HalfThickness)
{
    /// <summary>The extent that fills the padded field at every tilt, with the slab's edges out of sight.</summary>
    public static SpecimenExtent Of(SimulationSettings settings, PaddedField field)
    {
        double half = settings.SlabThickness.Angstroms / 2;
        var axis = settings.Geometry.Axis;
        double reachAcross = field.ReachAngstroms(axis), reachAlong = field.ReachAngstroms(new(axis.Radians + Math.PI / 2));
        double steepest = settings.TiltAngles.Max(angle => Math.Abs(angle.Radians + settings.Geometry.TiltOffset.Radians));
        var (sineX, cosineX) = Math.SinCos(Math.Abs(settings.Geometry.XTilt.Radians));
        double along = (reachAlong + half * sineX) / cosineX;
        double height = along * sineX + half * cosineX;
        return new((reachAcross + height * Math.Sin(steepest)) / Math.Cos(steepest), along, half);
    }

    /// <summary>Area of the slab, square angstrom.</summary>
    public double Area => 4 * Across * Along;
}
