namespace Thon.Check.Files;

/// <summary>The turns by which programs mistake one axis for another.</summary>
internal static class AxisTurn
{
    // Refined axes differ from stated ones by less.
    private const double SameDegrees = 5;

    /// <summary>The turn from one axis to another, in degrees from -180 to 180.</summary>
    internal static double Between(double from, double to) => Math.IEEERemainder(to - from, 360);

    /// <summary>Whether it is none.</summary>
    internal static bool IsNone(double degrees) => Math.Abs(degrees) <= SameDegrees;

    /// <summary>Whether it is half a turn, the same line with the other hand.</summary>
    internal static bool IsHalf(double degrees) => Math.Abs(Math.Abs(degrees) - 180) <= SameDegrees;

    /// <summary>Whether it is a quarter of a turn, an axis counted from +x in place of +y.</summary>
    internal static bool IsQuarter(double degrees) => Math.Abs(Math.Abs(degrees) - 90) <= SameDegrees;
}
