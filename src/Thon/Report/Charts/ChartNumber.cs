using System.Globalization;

namespace Thon.Report.Charts;

/// <summary>Numbers of charts: finer than any picture shows, and short in a page.</summary>
internal static class ChartNumber
{
    private const string Digits = "G6";

    /// <summary>A number with six digits that count.</summary>
    public static double Round(double value) => double.IsFinite(value) ? double.Parse(value.ToString(Digits, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : value;

    /// <summary>The same; null where there is no finite number.</summary>
    public static double? Round(double? value) => value is { } known && double.IsFinite(known) ? Round(known) : null;
}
