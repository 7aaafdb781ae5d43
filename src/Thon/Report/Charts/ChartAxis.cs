namespace Thon.Report.Charts;

/// <summary>An axis.</summary>
/// <param name="Label">What it is, with its unit.</param>
/// <param name="Lowest">Where it begins; null where the data say.</param>
/// <param name="Highest">Where it ends; null where the data say.</param>
/// <param name="Kind">What its numbers are.</param>
public sealed record ChartAxis(string Label, double? Lowest = null, double? Highest = null, ChartAxisKind Kind = ChartAxisKind.Plain);
