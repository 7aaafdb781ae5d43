using System.Collections.Immutable;

namespace Thon.Batch.Planning;

/// <summary>A list of series as a table, whatever format it came in.</summary>
/// <param name="File">Full path of the list.</param>
/// <param name="Columns">What the columns are called.</param>
/// <param name="Rows">The rows; one may have more or fewer cells than there are columns.</param>
internal sealed record SeriesTable(string File, ImmutableArray<string> Columns, ImmutableArray<SeriesTableRow> Rows)
{
    /// <summary>Where the paths of a list may start, the first at which there is such a file holds: its own folder before others.</summary>
    public required ImmutableArray<string> Roots { get; init; }

    /// <summary>The full path of a path in the list; where there is no such file, as it would be in the list's own folder.</summary>
    public string Full(string path) => Roots.Select(root => Path.GetFullPath(path, root)).FirstOrDefault(Path.Exists, Path.GetFullPath(path, Roots[0]));
}
