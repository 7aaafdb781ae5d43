using Thon.Units;

namespace Thon.Tilts;

/// <summary>
/// How defocus varies over a tilted image: df(x, y) = df_centre + SlopeX x + SlopeY y with x, y from the image centre.
/// Across the axis, at s = x cos(axis) + y sin(axis), it gains hand * s * tan(tilt); along the axis, at
/// u = -x sin(axis) + y cos(axis), the X-tilt adds hand * u * tan(xtilt) / cos(tilt).
/// </summary>
/// <param name="SlopeX">Change of defocus along +x, angstrom per angstrom.</param>
/// <param name="SlopeY">Change of defocus along +y, angstrom per angstrom.</param>
public readonly record struct DefocusPlane(double SlopeX, double SlopeY)
{
    /// <summary>
    /// The steepest specimen that anything is made of: at 87 degrees its projection is a twentieth of it, and beyond, the slope soon is larger than any image can follow.
    /// </summary>
    public static Angle Steepest => Angle.FromDegrees(87);

    /// <summary>Magnitude of the slope.</summary>
    public double Steepness => Math.Sqrt(SlopeX * SlopeX + SlopeY * SlopeY);

    /// <summary>The plane of an untilted specimen.</summary>
    public static DefocusPlane Flat => default;

    /// <summary>Whether a specimen that is inclined so has a slope that can be worked with: no steeper than <see cref="Steepest"/>.</summary>
    /// <param name="inclination">The inclination, either sign.</param>
    public static bool HasSlope(Angle inclination) => Math.Abs(inclination.Radians) <= Steepest.Radians;

    /// <summary>The plane of one tilt.</summary>
    /// <param name="geometry">Axis, hand, tilt offset and X-tilt of the series.</param>
    /// <param name="tilt">Tilt angle; tilt + offset and the X-tilt pass <see cref="HasSlope"/>.</param>
    public static DefocusPlane Of(TiltGeometry geometry, Angle tilt)
    {
        double theta = tilt.Radians + geometry.TiltOffset.Radians;
        var (sine, cosine) = Math.SinCos(geometry.Axis.Radians);
        double across = (int)geometry.Hand * Math.Tan(theta);
        double along = (int)geometry.Hand * Math.Tan(geometry.XTilt.Radians) / Math.Cos(theta);
        return new(across * cosine - along * sine, across * sine + along * cosine);
    }

    /// <summary>What the plane adds to the defocus of the image centre, in angstrom.</summary>
    /// <param name="x">Distance from the centre along +x, angstrom.</param>
    /// <param name="y">Distance from the centre along +y, angstrom.</param>
    public double OffsetAt(double x, double y) => SlopeX * x + SlopeY * y;
}
