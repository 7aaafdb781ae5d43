using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats.Dialects;

namespace Thon.Formats.Star;

/// <summary>Writes the images of a series as RELION 3.1 keeps micrographs: <c>NAME_micrographs.star</c> with an optics table and a row for each image that is not excluded. It knows no tilt series.</summary>
public static class Relion3Writer
{
    private static readonly StarColumns<SeriesDescription>[] Group =
        [new(["rlnOpticsGroupName", "rlnOpticsGroup"], _ => [StarCell.OfWord("opticsGroup1"), StarCell.OfWhole(1)])];

    /// <summary>The file, or errors that say what is lacking and which option supplies it.</summary>
    /// <param name="description">The series.</param>
    /// <param name="template">
    /// The table of RELION 3.1 or Gctf it was read from, or null for a fresh one. What is not understood in it, and texts that still hold, stay as they are: also a pair with V above U. Comments go.
    /// </param>
    /// <exception cref="BadInputException">The template is no table of micrographs.</exception>
    public static DialectOutput Write(SeriesDescription description, StarFile? template)
    {
        ImmutableArray<TiltDescription> tilts = [.. description.Tilts.Where(tilt => !tilt.IsExcluded)];
        var missing = RelionNeeds.OfRelion3(description, tilts);
        if (missing.HasErrors) return new([], missing);
        var old = RelionTemplate.Of(template, description);
        var rows = RelionRows.Of(old.Read, description, tilts);
        var before = old.Tilts("micrographs");
        var table = StarTable.Write(before, rows, RelionTiltColumns.Relion3(before));
        bool isGctf = old.Places is { } places && ReferenceEquals(places.Series, places.Tilts);
        var blocks = isGctf ? Gctf(old, description, rows, table.Block) : old.Blocks(Optics(old, description), table.Block);
        string file = SeriesFileName.Of(TiltSeriesStar.BlockName(description.Name!)) + "_micrographs.star";
        return new([new(file, new StarFile(file, blocks, FindingList.Empty) { Version = 30001 }.Encode())], FindingList.Of(
            RelionNeeds.Assumed(description).Concat(RelionLosses.Of(description, Dialect.Relion3, table.Partial)).Concat(RelionLosses.OfExcluded(description))
                .Concat(RelionLosses.OfTemplate(old.Read, rows, description))));
    }

    // Other groups stay as they are.
    private static StarBlock Optics(RelionTemplate old, SeriesDescription description)
    {
        if (old.Places is not { Series: { Name: StarPlaces.Optics } block } places)
            return StarTable.Write(old.Series(StarPlaces.Optics, description).Block, [new StarRow<SeriesDescription>(description)], Group.Concat(RelionSeriesColumns.Relion3)).Block;
        var rows = Enumerable.Range(0, block.Rows.Length).Select(row => new StarRow<SeriesDescription>(row == places.Row ? description : old.Read!, old.Read, row));
        return StarTable.Write(block, [.. rows], RelionSeriesColumns.Relion3).Block;
    }

    private static ImmutableArray<StarBlock> Gctf(RelionTemplate old, SeriesDescription description, ImmutableArray<StarRow<RelionTilt>> tilts, StarBlock table)
    {
        var rows = tilts.Select((tilt, row) => new StarRow<SeriesDescription>(description, tilt.Read is null ? null : old.Read, row));
        var block = StarTable.Write(table, [.. rows], RelionSeriesColumns.Gctf(table)).Block;
        return old.Blocks(block, block);
    }
}
