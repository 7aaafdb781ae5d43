using System.Collections.Immutable;
using System.Globalization;

namespace Thon.Formats.Star;

/// <summary>What the rows of a file must not say of their series together.</summary>
internal static class StarChecks
{
    internal static void Of(StarPlaces places, ImmutableArray<TiltDescription> rows, StarNumbers reader)
    {
        if (places.Tilts is not { } block) return;
        WarnOfImagesTwice(block, rows, reader);
        WarnOfFrames(places, block, reader);
        WarnOfGroups(places, block, reader);
    }

    private static void WarnOfImagesTwice(StarBlock block, ImmutableArray<TiltDescription> rows, StarNumbers reader)
    {
        foreach (var same in rows.Where(row => row.Image is not null).GroupBy(row => row.Image).Where(same => same.Count() > 1))
        {
            string places = string.Join(" and ", same.Select(row => (row.Row + 1).ToString(CultureInfo.InvariantCulture)));
            reader.Warn("star-image-twice", $"data_{block.Name}, rows {places}", $"{same.Key} {same.Count()} times", "every image once", "Take the rows out that are wrong.");
        }
    }

    // RELION 4 has one row for each frame of its stack, in the frames' order, and nothing but their number says so.
    private static void WarnOfFrames(StarPlaces places, StarBlock block, StarNumbers reader)
    {
        if (!places.HasFrames || places.FrameCount is not { } count || count == block.Rows.Length) return;
        reader.Warn(
            "star-frame-count", $"data_{block.Name}", $"{block.Rows.Length} rows", $"{count} rows, as many as _{StarPlaces.FrameCountLabel}", "The rows are not taken for the sections of the stack.");
    }

    private static void WarnOfGroups(StarPlaces places, StarBlock block, StarNumbers reader)
    {
        if (places.Series.Name != StarPlaces.Optics || !block.Has("rlnOpticsGroup")) return;
        string?[] groups = [.. Enumerable.Range(0, block.Rows.Length).Select(row => block.Text(row, "rlnOpticsGroup")).Distinct()];
        if (groups.Length > 1)
            reader.Warn("star-optics-groups", $"data_{block.Name}", $"images of {groups.Length} optics groups", "one group for a tilt series", $"Voltage, Cs and pixel size are those of group {groups[0]}.");
    }
}
