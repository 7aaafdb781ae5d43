using System.Collections.Immutable;
using Thon.Findings;

namespace Thon.Formats.Star;

/// <summary>Makes one STAR file of the files of several series: one table <c>global</c> with all their rows, and every other table once.</summary>
public static class StarProjectJoin
{
    // What RELION writes where a value is missing. It takes it for no number, so its own columns, most of which are numbers, are left out.
    private const string None = "None", OfRelion = "rln";

    /// <summary>Joins files.</summary>
    /// <param name="name">The name of the joined file, for messages.</param>
    /// <param name="files">The files, each with a table <c>global</c>, in the order in which their series are to stand.</param>
    /// <exception cref="BadInputException">A file has no table <c>global</c>.</exception>
    public static (StarFile File, FindingList Findings) Of(string name, IReadOnlyList<StarFile> files)
    {
        StarBlock[] globals = [.. files.Select(file => file[TiltSeriesStarGlobal.BlockName] ?? throw NoSeries(file))];
        string[] labels = [.. globals.SelectMany(block => block.Labels).Distinct()];
        string[] partial = [.. labels.Where(label => label.StartsWith(OfRelion, StringComparison.Ordinal) && globals.Any(block => !block.Has(label)))];
        ImmutableArray<string> kept = [.. labels.Except(partial)];
        var rows = globals.SelectMany(block => Enumerable.Range(0, block.Rows.Length).Select(row => kept.Select(label => block.Text(row, label) ?? None).ToImmutableArray()));
        var global = new StarBlock(TiltSeriesStarGlobal.BlockName, StarLayout.Loop, kept, [.. rows]);
        var (others, clashes) = Others(name, files);
        var findings = FindingList.Of(Twice(name, global).Concat(clashes));
        if (partial.Length > 0)
            findings = findings.Add(Finding.Note("star-columns-left", name, null, $"not known of every series and not written: {string.Join(", ", partial)}", null, "Give the series the same metadata"));
        return (new(name, [global, .. others], FindingList.Empty), findings);
    }

    // A table that several files have, such as one of optics groups, stands once; where they differ nobody can tell which is meant.
    private static (ImmutableArray<StarBlock> Blocks, IEnumerable<Finding> Findings) Others(string name, IReadOnlyList<StarFile> files)
    {
        var blocks = ImmutableArray.CreateBuilder<StarBlock>();
        var firsts = new Dictionary<string, StarBlock>();
        var clashes = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var block in files.SelectMany(file => file.Blocks).Where(block => block.Name != TiltSeriesStarGlobal.BlockName))
        {
            if (firsts.TryAdd(block.Name, block)) blocks.Add(block);
            else if (!IsSame(firsts[block.Name], block)) clashes.Add(block.Name);
        }

        return (blocks.ToImmutable(), clashes.Select(clash => Finding.Warning(
            "star-tables-differ", name, $"data_{clash}", "tables of this name that differ from series to series", "one", "That of the first series was written")));
    }

    private static IEnumerable<Finding> Twice(string name, StarBlock global) =>
        Enumerable.Range(0, global.Rows.Length).Select(row => global.Text(row, "rlnTomoName")).GroupBy(series => series).Where(same => same.Count() > 1).Select(same => Finding.Warning(
            "star-series-twice", name, same.Key, $"{same.Count()} series that a STAR file cannot tell apart", "names that differ in more than blanks", "Rename one of the stacks"));

    private static bool IsSame(StarBlock a, StarBlock b) =>
        a.Labels.SequenceEqual(b.Labels) && a.Rows.Length == b.Rows.Length && a.Rows.Zip(b.Rows).All(pair => pair.First.SequenceEqual(pair.Second));

    private static BadInputException NoSeries(StarFile file) =>
        new(Finding.Error("star-no-series", file.Name, null, "no table data_global", "a STAR file with a row for each series"));
}
