using System.Globalization;
using System.Text;

namespace Thon.Report.Pages;

/// <summary>The tilts of a report as a table of HTML, the worst first, to be read without any script.</summary>
internal static class TiltRows
{
    private static readonly Column[] Columns =
    [
        new("tiltDegrees", "tilt, degrees", 2, of => of.TiltDegrees),
        new("acquired", "acquired", 0, of => of.Acquired),
        new("doseBefore", "before, e/A^2", 2, of => of.DoseBefore),
        new("dose", "dose, e/A^2", 2, of => of.Dose),
        new("defocusUAngstroms", "U, A", 0, of => of.DefocusUAngstroms),
        new("defocusVAngstroms", "V, A", 0, of => of.DefocusVAngstroms),
        new("sigmaAngstroms", "+- mean, A", 0, of => of.SigmaAngstroms),
        new("astigmatismSigmaAngstroms", "+- U - V, A", 0, of => of.AstigmatismSigmaAngstroms),
        new("defocusAngleDegrees", "angle, degrees", 1, of => of.DefocusAngleDegrees),
        new("angleSigmaDegrees", "+- angle, degrees", 1, of => of.AngleSigmaDegrees),
        new("phaseDegrees", "phase, degrees", 1, of => of.PhaseDegrees),
        new("phaseSigmaDegrees", "+- phase, degrees", 1, of => of.PhaseSigmaDegrees),
        new("resolutionAngstroms", "rings to, A", 1, of => of.ResolutionAngstroms),
        new("score", "score", 2, of => of.Score),
    ];

    /// <summary>The table: a row <c>tr[data-section]</c> a tilt, cells <c>td[data-field][data-value]</c>. Columns nothing is known for are left out.</summary>
    public static string Of(IReadOnlyCollection<TiltReport> tilts)
    {
        Column[] known = [.. Columns.Where(column => tilts.Any(tilt => column.Value(tilt.Numbers) is not null))];
        var html = new StringBuilder("<table id=\"tilts\">\n<thead><tr>").Append(HtmlText.Head("section", "section"));
        foreach (var column in known) html.Append(HtmlText.Head(column.Field, column.Label));
        html.Append(HtmlText.Head("source", "source")).Append(HtmlText.Head("verdict", "verdict")).Append(HtmlText.Head("reason", "reason")).Append("</tr></thead>\n<tbody>\n");
        foreach (var tilt in tilts.OrderBy(tilt => tilt.Rank)) AppendRow(html, tilt, known);
        return html.Append("</tbody>\n</table>").ToString();
    }

    private static void AppendRow(StringBuilder html, TiltReport tilt, Column[] columns)
    {
        html.Append(CultureInfo.InvariantCulture, $"<tr data-section=\"{tilt.Section}\" data-rank=\"{tilt.Rank}\" data-verdict=\"{HtmlText.Of(tilt.Verdict)}\">");
        html.Append(HtmlText.Cell("section", tilt.Section, 0));
        foreach (var column in columns) html.Append(HtmlText.Cell(column.Field, column.Value(tilt.Numbers), column.Decimals));
        html.Append(HtmlText.Cell("source", tilt.Numbers.Source)).Append(HtmlText.Cell("verdict", tilt.Verdict)).Append(HtmlText.Cell("reason", tilt.Reason)).Append("</tr>\n");
    }

    private sealed record Column(string Field, string Label, int Decimals, Func<TiltNumbersShown, double?> Value);
}
