using System.Collections.Immutable;

namespace Thon.Formats.Star;

/// <summary>
/// Writes a table over a template. Texts stay as they are unless what they say has changed; columns nobody knows stay; columns that are lacking are
/// added behind, unless the template says the same without them.
/// </summary>
/// <param name="Block">The table.</param>
/// <param name="Partial">Labels of columns left out because not all rows have a value.</param>
internal sealed record StarTable(StarBlock Block, ImmutableArray<string> Partial)
{
    // What RELION writes where a value is missing.
    private const string None = "None";

    /// <param name="template">The template; a table without labels for a fresh one.</param>
    /// <param name="rows">The rows, in the order they are to stand in.</param>
    /// <param name="groups">The columns that are known, in the order in which lacking ones are added.</param>
    internal static StarTable Write<T>(StarBlock template, IReadOnlyList<StarRow<T>> rows, IEnumerable<StarColumns<T>> groups)
        where T : class
    {
        var labels = template.Labels.ToList();
        List<string>[] texts = [.. rows.Select(row => row.TemplateRow is { } old ? [.. template.Rows[old]] : labels.Select(_ => None).ToList())];
        var partial = ImmutableArray.CreateBuilder<string>();
        foreach (var group in groups)
        {
            StarCell[]?[] cells = [.. rows.Select(row => group.Cells(row.Described))];
            int[] changed = [.. Enumerable.Range(0, rows.Count).Where(i => IsChanged(group, rows[i], cells[i], labels))];
            if (changed.Length == 0) continue;
            string[] lacking = [.. group.Labels.Except(labels)];
            if (cells.All(known => (known ?? group.Absent) is not null)) Append(labels, texts, lacking);
            else partial.AddRange(lacking);
            for (int k = 0; k < group.Labels.Length; k++)
            {
                if (labels.IndexOf(group.Labels[k]) is not (>= 0 and var column)) continue;
                // New columns are filled in every row, old ones where they changed.
                var filled = lacking.Contains(group.Labels[k]) ? Enumerable.Range(0, rows.Count) : changed;
                foreach (int i in filled) texts[i][column] = (cells[i] ?? group.Absent)![k].Text;
            }
        }

        return new(template with { Labels = [.. labels], Rows = [.. texts.Select(row => row.ToImmutableArray())] }, partial.ToImmutable());
    }

    /// <summary>The same table with one text replaced, or added as a column with that text in every row.</summary>
    internal static StarBlock With(StarBlock block, string label, string text)
    {
        int column = block.Labels.IndexOf(label);
        return column >= 0
            ? block with { Rows = [.. block.Rows.Select(row => row.SetItem(column, text))] }
            : block with { Labels = block.Labels.Add(label), Rows = [.. block.Rows.Select(row => row.Add(text))] };
    }

    /// <summary>The table without some of its columns.</summary>
    internal static StarBlock Without(StarBlock block, IEnumerable<string> labels)
    {
        int[] kept = [.. Enumerable.Range(0, block.Labels.Length).Where(column => !labels.Contains(block.Labels[column]))];
        return block with { Labels = [.. kept.Select(column => block.Labels[column])], Rows = [.. block.Rows.Select(row => kept.Select(column => row[column]).ToImmutableArray())] };
    }

    private static bool IsChanged<T>(StarColumns<T> group, StarRow<T> row, StarCell[]? cells, List<string> labels)
        where T : class
    {
        if (cells is null) return false;
        if (row.TemplateRow is null && group.Labels.Any(labels.Contains)) return true;
        var before = row.Read is { } read ? group.Cells(read) : group.Absent;
        return before is null || !cells.Zip(before).All(pair => pair.First.IsSame(pair.Second));
    }

    private static void Append(List<string> labels, List<string>[] texts, string[] lacking)
    {
        labels.AddRange(lacking);
        foreach (var row in texts) row.AddRange(lacking.Select(_ => None));
    }
}
