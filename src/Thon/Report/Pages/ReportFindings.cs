using Thon.Findings;

namespace Thon.Report.Pages;

/// <summary>Findings as reports show them.</summary>
public static class ReportFindings
{
    /// <summary>One finding: its severity, and its line as the tool prints it.</summary>
    public static ReportFinding Of(Finding finding) => new(finding.Severity.ToString().ToLowerInvariant(), PlainText.Of(finding.ToString()));
}
