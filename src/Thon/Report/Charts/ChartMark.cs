namespace Thon.Report.Charts;

/// <summary>An upright line in a chart.</summary>
/// <param name="X">Where it stands.</param>
/// <param name="Label">Its word.</param>
public sealed record ChartMark(double X, string Label);
