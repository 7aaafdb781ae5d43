using Thon.Findings;

namespace Thon.Report.Pages;

/// <summary>A finding in a report.</summary>
/// <param name="Severity">error, warning or note.</param>
/// <param name="Text">Its line.</param>
public sealed record ReportFinding(string Severity, string Text)
{
    /// <summary>A finding as reports show it.</summary>
    public static ReportFinding Of(Finding finding) => new(finding.Severity.ToString().ToLowerInvariant(), PlainText.Of(finding.ToString()));
}
