using System.Globalization;
using System.Text;

namespace Thon.AccuracyStudies;

/// <summary>A table in Markdown, its cells padded by nothing.</summary>
/// <param name="columns">Heads of the columns.</param>
internal sealed class MarkdownTable(params string[] columns)
{
    private readonly StringBuilder _text = new($"| {string.Join(" | ", columns)} |\n|{string.Concat(Enumerable.Repeat("---|", columns.Length))}\n");

    /// <summary>Adds a row of as many cells as there are columns.</summary>
    public void Add(params string[] cells)
    {
        if (cells.Length != columns.Length) throw new ArgumentException($"{cells.Length} cells in a table of {columns.Length} columns", nameof(cells));
        _text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", cells)} |\n");
    }

    /// <summary>A number, or a dash where there is none.</summary>
    public static string Cell(double? value, string format) => value is { } number ? number.ToString(format, CultureInfo.InvariantCulture) : "-";

    /// <summary>The table's text.</summary>
    public override string ToString() => _text.ToString();
}
