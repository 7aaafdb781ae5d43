using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats.Star;

namespace Thon.Batch.Planning;

/// <summary>Reads a list of series from a STAR file: the table that has a column of stacks.</summary>
internal static class StarSeriesTable
{
    // A table of the tilts of one series has one of these.
    private static readonly ImmutableArray<string> LabelsOfTilts = ["rlnDefocusU", "rlnTomoNominalStageTiltAngle", "rlnMicrographPreExposure", "rlnTomoYTilt"];

    /// <summary>Whether a STAR file is a list of series, and not the file of one series, which takes the place of a stack.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="BadInputException">It is no STAR file.</exception>
    public static bool IsList(string path)
    {
        var file = StarFile.Read(path);
        return Table(file) is { } table && (table.Rows.Length != 1 || !file.Blocks.Any(block => LabelsOfTilts.Any(block.Has)));
    }

    /// <summary>Reads a list.</summary>
    /// <param name="path">Full path of the list.</param>
    /// <exception cref="BadInputException">It is no STAR file, or none of its tables has a column of stacks.</exception>
    public static SeriesTable Read(string path)
    {
        var file = StarFile.Read(path);
        var table = Table(file) ?? throw new BadInputException(Finding.Error("batch-list", path, null, "no table with a column of stacks", $"a column {string.Join(", ", SeriesColumns.Stacks.Select(label => $"_{label}"))}"));
        return new(path, table.Labels, [.. table.Rows.Select((row, i) => new SeriesTableRow($"row {i + 1}", [.. row.Select(Text)]))]) { Roots = Upwards(path) };
    }

    private static StarBlock? Table(StarFile file) => file.Blocks.FirstOrDefault(block => SeriesColumns.Stacks.Any(block.Has));

    private static string Text(string cell) => cell is "None" or "none" ? "" : cell;

    // RELION's paths start at the project's folder, which lies somewhere above.
    private static ImmutableArray<string> Upwards(string path)
    {
        var folders = ImmutableArray.CreateBuilder<string>();
        for (string? folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder)) folders.Add(folder);
        return folders.ToImmutable();
    }
}
