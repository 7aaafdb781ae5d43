namespace Thon.Report.Pages;

/// <summary>The report of a series as a page: one file that needs no network and holds everything it shows.</summary>
public static class ReportPage
{
    private const string Shell = "report.html";

    private static readonly string[] Scripts = ["page.js", "axes.js", "charts.js", "maps.js", "tables.js", "tilts.js", "report.js"];

    /// <summary>The page.</summary>
    /// <param name="report">The report; pictures that are missing are left out.</param>
    public static string Html(SeriesReport report) => PageShell.Fill(Shell, Scripts, report.Name, report, TiltRows.Of(report.Tilts));
}
