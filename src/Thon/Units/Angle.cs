namespace Thon.Units;

/// <summary>An angle, kept in radian. Whether it is folded into a range is the business of what it measures, never of this type.</summary>
/// <param name="Radians">The angle in radian; any finite value.</param>
public readonly record struct Angle(double Radians)
{
    /// <summary>No rotation.</summary>
    public static Angle Zero => default;

    /// <summary>The angle in degree.</summary>
    public double Degrees => Radians * (180 / Math.PI);

    /// <summary>An angle given in radian.</summary>
    public static Angle FromRadians(double value) => new(value);

    /// <summary>An angle given in degree.</summary>
    public static Angle FromDegrees(double value) => new(value * (Math.PI / 180));
}
