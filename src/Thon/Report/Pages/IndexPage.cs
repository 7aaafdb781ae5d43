using System.Text;

namespace Thon.Report.Pages;

/// <summary>Many series on one page: a table to be sorted, and a small picture of each.</summary>
public static class IndexPage
{
    private const string Shell = "index.html", Title = "Tilt series";

    private static readonly string[] Scripts = ["page.js", "axes.js", "charts.js", "tables.js", "index.js"];

    private static readonly Column[] Columns =
    [
        new("tilts", "tilts", 0, of => of.Tilts),
        new("good", "good", 0, of => of.Good),
        new("weak", "weak", 0, of => of.Weak),
        new("failed", "failed", 0, of => of.Failed),
        new("manual", "manual", 0, of => of.Manual),
        new("excluded", "excluded", 0, of => of.Excluded),
        new("defocusMicrometers", "defocus, um", 3, of => of.DefocusMicrometers),
        new("astigmatismAngstroms", "U - V, A", 0, of => of.AstigmatismAngstroms),
        new("bestResolutionAngstroms", "best rings, A", 1, of => of.BestResolutionAngstroms),
        new("medianResolutionAngstroms", "median rings, A", 1, of => of.MedianResolutionAngstroms),
        new("thicknessAngstroms", "thickness, A", 0, of => of.ThicknessAngstroms),
        new("totalDose", "dose, e/A^2", 1, of => of.TotalDose),
    ];

    /// <summary>The page.</summary>
    /// <param name="entries">The series, in the order of the table before it is sorted.</param>
    /// <param name="failures">Those that have no page because they failed, told above the table.</param>
    public static string Html(IReadOnlyList<IndexEntry> entries, params IReadOnlyList<IndexFailure> failures) =>
        PageShell.Fill(Shell, Scripts, Title, entries, Failed(failures) + Table(entries));

    private static string Failed(IReadOnlyList<IndexFailure> failures)
    {
        if (failures.Count == 0) return "";
        var html = new StringBuilder("<div class=\"failures\" role=\"note\">\n<h2>").Append(HtmlText.Of($"{failures.Count} failed")).Append("</h2>\n<dl>\n");
        foreach (var failure in failures)
            html.Append($"<dt data-failed=\"{HtmlText.Of(failure.Name)}\">{HtmlText.Of(failure.Name)}</dt><dd>{HtmlText.Of(failure.Finding.Text)}</dd>\n");
        return html.Append("</dl>\n</div>\n").ToString();
    }

    /// <summary>The table; scripts add rows of the same kind, see <c>index.js</c>.</summary>
    /// <param name="entries">The series, in the order of the rows.</param>
    internal static string Table(IReadOnlyList<IndexEntry> entries)
    {
        var html = new StringBuilder("<table id=\"series\">\n<thead><tr>").Append(HtmlText.Head("name", "series"));
        foreach (var column in Columns) html.Append(HtmlText.Head(column.Field, column.Label, column.Decimals));
        html.Append(HtmlText.Head("reason", "worst tilt")).Append("</tr></thead>\n<tbody>\n");
        foreach (var entry in entries)
        {
            string name = HtmlText.Of(entry.Name), shown = entry.Link is { } link ? $"<a href=\"{HtmlText.Of(link)}\">{name}</a>" : name;
            html.Append($"<tr data-name=\"{name}\"><td data-field=\"name\" data-value=\"{name}\">{shown}</td>");
            foreach (var column in Columns) html.Append(HtmlText.Cell(column.Field, column.Value(entry), column.Decimals));
            html.Append(HtmlText.Cell("reason", entry.WorstReason)).Append("</tr>\n");
        }
        return html.Append("</tbody>\n</table>").ToString();
    }

    private sealed record Column(string Field, string Label, int Decimals, Func<IndexEntry, double?> Value);
}
