using Thon.Tilts;
using Thon.Units;

namespace Thon.Simulate;

/// <summary>
/// How one tilt sees the specimen: a rigid rotation by the X-tilt about the line across the axis, then by the tilt angle about the axis.
/// A point of the middle plane at image distance s = x cos(axis) + y sin(axis) comes to lie hand * s * tan(tilt) deeper in focus, and one at
/// height z by hand * z / cos(tilt) more.
/// </summary>
public sealed class TiltView
{
    private readonly (double Sin, double Cos) _axis, _tilt, _xTilt;
    private readonly int _hand;

    /// <summary>The view at one tilt angle.</summary>
    /// <param name="geometry">Axis, hand, tilt offset and X-tilt of the series.</param>
    /// <param name="tilt">Stage angle.</param>
    public TiltView(TiltGeometry geometry, Angle tilt)
    {
        _axis = Math.SinCos(geometry.Axis.Radians);
        _tilt = Math.SinCos(tilt.Radians + geometry.TiltOffset.Radians);
        _xTilt = Math.SinCos(geometry.XTilt.Radians);
        _hand = (int)geometry.Hand;
    }

    /// <summary>Where a point of the specimen appears, in angstrom from the image centre, and what its height adds to the defocus, in angstrom.</summary>
    public (double X, double Y, double Defocus) Project(in Scatterer point)
    {
        double u = point.Along * _xTilt.Cos - point.Height * _xTilt.Sin;
        double z = point.Along * _xTilt.Sin + point.Height * _xTilt.Cos;
        double s = point.Across * _tilt.Cos - z * _tilt.Sin;
        double depth = point.Across * _tilt.Sin + z * _tilt.Cos;
        return (s * _axis.Cos - u * _axis.Sin, s * _axis.Sin + u * _axis.Cos, _hand * depth);
    }
}
