using System.Collections.Immutable;
using Thon.Formats.Text;

namespace Thon.Formats.Star;

/// <summary>One table of a STAR file. Values are kept as text, known or not, so that writing what was read loses nothing.</summary>
/// <param name="Name">The name after <c>data_</c>; may be empty.</param>
/// <param name="Layout">How it is written.</param>
/// <param name="Labels">Column labels without their leading underscore, each once.</param>
/// <param name="Rows">The values, one array a row, as many in each as there are labels.</param>
/// <param name="Line">Line number of its first line from 1; 0 where it comes from no file.</param>
public sealed record StarBlock(
    string Name, StarLayout Layout, ImmutableArray<string> Labels, ImmutableArray<ImmutableArray<string>> Rows, int Line = 0)
{
    /// <summary>Whether the table has a column.</summary>
    public bool Has(string label) => Labels.Contains(label);

    /// <summary>A value, or null where the table has no such column.</summary>
    /// <param name="row">Row index from 0.</param>
    /// <param name="label">The label without its underscore.</param>
    public string? Text(int row, string label) => Labels.IndexOf(label) is >= 0 and var column ? Rows[row][column] : null;

    /// <summary>A value as a finite number, or null where there is no such column or the value is none.</summary>
    /// <param name="row">Row index from 0.</param>
    /// <param name="label">The label without its underscore.</param>
    public double? Number(int row, string label) => TextNumber.Finite(Text(row, label));

    /// <summary>The first row whose value in a column is the given text, or null.</summary>
    public int? RowWhere(string label, string value)
    {
        int row = Has(label) ? Enumerable.Range(0, Rows.Length).FirstOrDefault(row => Text(row, label) == value, Rows.Length) : Rows.Length;
        return row < Rows.Length ? row : null;
    }

    /// <summary>A loop made column by column.</summary>
    /// <param name="name">The name after <c>data_</c>.</param>
    /// <param name="columns">Labels and their values, as many in each column.</param>
    public static StarBlock OfColumns(string name, IReadOnlyList<(string Label, IReadOnlyList<string> Values)> columns)
    {
        var rows = Enumerable.Range(0, columns[0].Values.Count).Select(row => columns.Select(column => column.Values[row]).ToImmutableArray());
        return new(name, StarLayout.Loop, [.. columns.Select(column => column.Label)], [.. rows]);
    }
}
