using System.Globalization;

namespace Thon.Report.Charts;

/// <summary>Numbers of charts: finer than any picture shows, and short in a page.</summary>
internal static class ChartNumber
{
    private const string Digits = "G6";

    // On a curve of hundreds of points a thousandth of a value is thinner than the line.
    private const string DigitsOnCurve = "G3";

    /// <summary>A number with six digits that count.</summary>
    public static double Round(double value) => Round(value, Digits);

    /// <summary>The same; null where there is no finite number.</summary>
    public static double? Round(double? value) => value is { } known && double.IsFinite(known) ? Round(known) : null;

    /// <summary>A number on a curve of many points, with three digits that count; null where there is no finite number.</summary>
    public static double? OnCurve(double? value) => value is { } known && double.IsFinite(known) ? Round(known, DigitsOnCurve) : null;

    private static double Round(double value, string digits) => double.IsFinite(value) ? double.Parse(value.ToString(digits, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : value;
}
