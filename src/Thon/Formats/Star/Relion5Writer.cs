using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats.Dialects;

namespace Thon.Formats.Star;

/// <summary>
/// Writes a series as RELION 5 keeps it: a global file <c>tilt_series.star</c>, and <c>tilt_series/NAME.star</c> with a row for each image that is not excluded, in the order of
/// acquisition where it is known.
/// </summary>
public static class Relion5Writer
{
    internal const string GlobalFile = "tilt_series.star";

    /// <summary>The two files, or errors that say what is lacking and which option supplies it.</summary>
    /// <param name="description">The series.</param>
    /// <param name="template">
    /// The RELION 5 tables it was read from, of the global file, of that of the series or of both, one after the other; null for fresh ones. What is not understood in them, and texts that still hold,
    /// stay as they are, but for projection matrices of RELION 4, which RELION 5 drops too. Comments go.
    /// </param>
    /// <exception cref="BadInputException">The template holds several series and none of the description's name, or is no table of a series.</exception>
    public static DialectOutput Write(SeriesDescription description, StarFile? template)
    {
        ImmutableArray<TiltDescription> tilts = [.. Ordered(description.Tilts.Where(tilt => !tilt.IsExcluded).ToArray())];
        var missing = RelionNeeds.OfRelion5(description, tilts);
        if (missing.HasErrors) return new([], missing);
        var old = RelionTemplate.Of(template is null ? null : WithoutMatrices(template), description);
        var rows = RelionRows.Of(old.Read, description, tilts);
        string name = TiltSeriesStar.BlockName(description.Name!);
        var table = StarTable.Write(old.Tilts(name), rows, RelionTiltColumns.Relion5);
        string file = $"tilt_series/{SeriesFileName.Of(name)}.star";
        var blocks = old.Blocks(Global(old, description with { Tilts = tilts }, file), table.Block);
        return new(Texts(blocks, table.Block, file), FindingList.Of(
            RelionNeeds.Assumed(description).Concat(RelionLosses.Of(description, Dialect.Relion5, table.Partial)).Concat(RelionLosses.OfExcluded(description))
                .Concat(RelionLosses.OfTemplate(old.Read, rows, description)).Concat(old.Left())));
    }

    private static StarBlock Global(RelionTemplate old, SeriesDescription description, string file)
    {
        var (block, row) = old.Series(TiltSeriesStarGlobal.BlockName, description);
        return StarTable.With(StarTable.Write(block, [row], RelionSeriesColumns.Relion5).Block, TiltSeriesStarFollowing.Label, file);
    }

    // What stands before the tilts belongs to the global file.
    private static ImmutableArray<DialectText> Texts(ImmutableArray<StarBlock> blocks, StarBlock tilts, string file)
    {
        int first = blocks.IndexOf(tilts);
        return
        [
            new(GlobalFile, new StarFile(GlobalFile, blocks[..first], FindingList.Empty).Encode()) { IsOfProject = true },
            new(file, new StarFile(file, blocks[first..], FindingList.Empty).Encode()),
        ];
    }

    private static StarFile WithoutMatrices(StarFile file) => file.Blocks.Any(block => block.Has(RelionMatrix.FirstLabel))
        ? file with { Blocks = [.. file.Blocks.Select(block => StarTable.Without(block, RelionMatrix.Labels))] }
        : file;

    private static TiltDescription[] Ordered(TiltDescription[] tilts) =>
        tilts.All(tilt => tilt.Acquired is not null) ? [.. tilts.OrderBy(tilt => tilt.Acquired)] : tilts;
}
