using System.Globalization;
using System.Text;

namespace Thon.Report.Pages;

/// <summary>The tilts of a report as a table of HTML, the worst first, to be read without any script.</summary>
internal static class TiltRows
{
    /// <summary>The table: a row <c>tr[data-section]</c> a tilt, cells <c>td[data-field][data-value]</c>. Columns nothing is known for are left out.</summary>
    public static string Of(IReadOnlyCollection<TiltReport> tilts)
    {
        (TiltColumn Column, Func<TiltNumbersShown, double?> Value)[] known = [.. TiltColumns.Numbers.Where(one => tilts.Any(tilt => one.Value(tilt.Numbers) is not null))];
        var html = new StringBuilder("<table id=\"tilts\">\n<thead><tr>");
        foreach (var column in known.Select(one => one.Column).Prepend(TiltColumns.Section).Concat(TiltColumns.Words.Select(one => one.Column))) html.Append(HtmlText.Head(column.Field, column.Label));
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var tilt in tilts.OrderBy(tilt => tilt.Rank)) AppendRow(html, tilt, known);
        return html.Append("</tbody>\n</table>").ToString();
    }

    private static void AppendRow(StringBuilder html, TiltReport tilt, (TiltColumn Column, Func<TiltNumbersShown, double?> Value)[] numbers)
    {
        html.Append(CultureInfo.InvariantCulture, $"<tr data-section=\"{tilt.Section}\" data-rank=\"{tilt.Rank}\" data-verdict=\"{HtmlText.Of(tilt.Verdict)}\">");
        html.Append(Cell(TiltColumns.Section, tilt.Section));
        foreach (var (column, value) in numbers) html.Append(Cell(column, value(tilt.Numbers)));
        foreach (var (column, text) in TiltColumns.Words) html.Append(HtmlText.Cell(column.Field, text(tilt)));
        html.Append("</tr>\n");
    }

    private static string Cell(TiltColumn column, double? value) => HtmlText.Cell(column.Field, value, column.Decimals ?? 0);
}
