namespace Thon.Report.Pages;

/// <summary>A finding in a report.</summary>
/// <param name="Severity">error, warning or note.</param>
/// <param name="Text">Its line.</param>
public sealed record ReportFinding(string Severity, string Text);
