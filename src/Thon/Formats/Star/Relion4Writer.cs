using System.Collections.Immutable;
using System.Globalization;
using Thon.Findings;
using Thon.Formats.Dialects;
using Thon.Units;

namespace Thon.Formats.Star;

/// <summary>
/// Writes a series as RELION 4 keeps it: <c>tomograms.star</c> with a row for the series and a block with a projection matrix for each frame of its stack, in the stack's order.
/// </summary>
public static class Relion4Writer
{
    internal const string File = "tomograms.star";
    internal const int Version = 30001;

    /// <summary>The file, or errors that say what is lacking and which option supplies it.</summary>
    /// <param name="description">The series; its images are all the sections of one stack, and are aligned.</param>
    /// <param name="template">The RELION 4 tables it was read from, or null for fresh ones. What is not understood in them, and texts that still hold, stay as they are. Comments go.</param>
    /// <exception cref="BadInputException">The template holds several series and none of the description's name, or is no table of a series.</exception>
    public static DialectOutput Write(SeriesDescription description, StarFile? template)
    {
        ImmutableArray<TiltDescription> tilts = [.. description.Tilts.OrderBy(tilt => tilt.Section)];
        var missing = RelionNeeds.OfRelion4(description, tilts).AddRange(RelionFrames.Missing(description, tilts));
        if (missing.HasErrors) return new([], missing);
        var old = RelionTemplate.Of(template, description);
        if (RelionFrames.Frame(old, description) is not { } frame) return new([], FindingList.Of(RelionFrames.NoSize(description)));
        var rows = RelionRows.Of(old.Read, description, tilts);
        var table = StarTable.Write(old.Tilts(TiltSeriesStar.BlockName(description.Name!)), rows, RelionTiltColumns.Relion4(frame));
        var blocks = old.Blocks(Global(old, description, frame, tilts), table.Block);
        string text = new StarFile(File, blocks, FindingList.Empty) { Version = Version }.Encode();
        return new([new(File, text) { IsOfProject = true }], FindingList.Of(
            RelionNeeds.Assumed(description).Concat(RelionFrames.Assumed(old, description, frame)).Concat(RelionLosses.Of(description, Dialect.Relion4, table.Partial))
                .Concat(RelionFrames.Kept(description)).Concat(RelionLosses.OfTemplate(old.Read, rows, description)).Concat(old.Left())));
    }

    private static StarBlock Global(RelionTemplate old, SeriesDescription description, ProjectionFrame frame, ImmutableArray<TiltDescription> tilts)
    {
        var (block, row) = old.Series(TiltSeriesStarGlobal.BlockName, description);
        bool isFresh = block.Labels.IsEmpty;
        block = StarTable.Write(block, [row], RelionSeriesColumns.Relion4).Block;
        string stack = RelionFrames.Stack(tilts)!;
        if (old.Places?.Stack is not { } named || StarImageName.Parse(named)?.File != stack) block = StarTable.With(block, StarPlaces.StackLabel, stack);
        if (old.Places?.FrameCount != tilts.Length) block = StarTable.With(block, StarPlaces.FrameCountLabel, tilts.Length.ToString(CultureInfo.InvariantCulture));
        if (!isFresh) return block;
        int[] sizes = [frame.SizeX, frame.SizeY, frame.SizeZ];
        block = TiltStarAlignments.SizeLabels.Zip(sizes).Aggregate(block, (table, size) => StarTable.With(table, size.First, size.Second.ToString(CultureInfo.InvariantCulture)));
        return StarTable.With(block, "rlnOpticsGroupName", "opticsGroup1");
    }
}
