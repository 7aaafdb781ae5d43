using System.Collections.Immutable;
using Thon.Findings;

namespace Thon.Batch.Planning;

/// <summary>What the columns of a list mean.</summary>
/// <param name="StackColumn">The index of the column of stacks.</param>
/// <param name="NameColumn">That of the names of the series; null where there is none.</param>
/// <param name="Options">The columns that say options, which hold for their series.</param>
/// <param name="Described">Columns of other programs that say what an option does, which any option goes before.</param>
internal sealed record SeriesColumns(int StackColumn, int? NameColumn, ImmutableArray<(int Column, KnownOption Option)> Options, ImmutableArray<(int Column, KnownOption Option)> Described)
{
    /// <summary>The column of stacks in our own lists.</summary>
    public const string Stack = "stack";

    private const string Name = "name", Comment = "comment";

    /// <summary>What columns of stacks are called: ours, those of <c>processed.star</c>, and RELION's.</summary>
    public static readonly ImmutableArray<string> Stacks = [Stack, "thonFoundIn", "thonStack", "rlnTomoTiltSeriesStarFile", "rlnTomoTiltSeriesName"];

    private static readonly ImmutableDictionary<string, string> OfOthers = new Dictionary<string, string>
    {
        ["rlnVoltage"] = "voltage",
        ["rlnSphericalAberration"] = "cs",
        ["rlnAmplitudeContrast"] = "amplitude-contrast",
        ["rlnTomoTiltSeriesPixelSize"] = "pixel-size",
    }.ToImmutableDictionary();

    /// <summary>The meaning of the columns of a list.</summary>
    /// <param name="table">The list.</param>
    /// <param name="known">The options a column may say.</param>
    /// <exception cref="BadInputException">There is no column of stacks, or one nobody knows, or one twice.</exception>
    public static SeriesColumns Of(SeriesTable table, KnownOptions known)
    {
        FindingList.Of([.. Unknown(table, known), .. Twice(table), .. NoStack(table)]).ThrowIfErrors();
        return new(
            table.Columns.IndexOf(Stacks.First(label => table.Columns.Contains(label))),
            table.Columns.IndexOf(Name) is >= 0 and var name ? name : null,
            [.. Found(table, known, key => key)],
            [.. Found(table, known, label => OfOthers.GetValueOrDefault(label))]);
    }

    private static IEnumerable<(int Column, KnownOption Option)> Found(SeriesTable table, KnownOptions known, Func<string, string?> key) =>
        from column in Enumerable.Range(0, table.Columns.Length)
        let option = key(table.Columns[column]) is { } named ? known.Find(named) : null
        where option is not null
        select (column, option);

    // No option has a capital letter, and every label of RELION, Warp and ours has: such columns are those of other programs.
    private static IEnumerable<Finding> Unknown(SeriesTable table, KnownOptions known) =>
        from column in table.Columns
        where column is not ("" or Stack or Name or Comment) && known.Find(column) is null && !column.Any(char.IsAsciiLetterUpper)
        select Finding.Error("batch-list-column", table.File, $"column '{column}'", "no option of this name", "options of thon run without their dashes; a column 'comment' may say anything", known.AdviceFor(column, Stack, Name, Comment));

    private static IEnumerable<Finding> Twice(SeriesTable table) =>
        from same in table.Columns.GroupBy(column => column)
        where same.Count() > 1 && same.Key.Length > 0
        select Finding.Error("batch-list-column", table.File, $"column '{same.Key}'", $"{same.Count()} columns of this name", "one");

    private static IEnumerable<Finding> NoStack(SeriesTable table)
    {
        if (!Stacks.Any(label => table.Columns.Contains(label)))
            yield return Finding.Error("batch-list-column", table.File, null, $"columns {string.Join(", ", table.Columns.Take(10))}", $"a column '{Stack}' with the paths of the stacks", "The first line names the columns");
    }
}
