using System.Collections.Immutable;
using Thon.Findings;

namespace Thon.Formats.Star;

/// <summary>The tables that a series is written over, and what they say of it; all null where it is written afresh.</summary>
/// <param name="File">The tables, of all files of the series.</param>
/// <param name="Places">Where in them the series stands.</param>
/// <param name="Read">What they say.</param>
internal sealed record RelionTemplate(StarFile? File, StarPlaces? Places, SeriesDescription? Read)
{
    /// <exception cref="BadInputException">The template holds several series and none of the name.</exception>
    internal static RelionTemplate Of(StarFile? file, SeriesDescription series)
    {
        if (file is null) return new(null, null, null);
        var places = StarPlaces.Of(file, series.Name ?? string.Empty);
        (int, int)? images = series is { Width: { } width, Height: { } height } ? (width, height) : null;
        return new(file, places, TiltSeriesStarDecoder.Decode(file, places, images));
    }

    /// <summary>The table of the tilts, or an empty one.</summary>
    /// <param name="name">The name of an empty one.</param>
    internal StarBlock Tilts(string name) => Places?.Tilts ?? Empty(name);

    /// <summary>The row of the series, with a table of it alone; a table without labels where the template has none of that name.</summary>
    /// <param name="name">The name of the table.</param>
    /// <param name="series">What the row shall say.</param>
    internal (StarBlock Block, StarRow<SeriesDescription> Row) Series(string name, SeriesDescription series) => Places is { } places && places.Series.Name == name
        ? (places.Series with { Rows = [places.Series.Rows[places.Row]] }, new(series, Read, 0))
        : (Empty(name), new(series));

    /// <summary>A note where the template has other series, which are not written.</summary>
    internal IEnumerable<Finding> Left()
    {
        if (Places is { Series: { Name: TiltSeriesStarGlobal.BlockName, Rows.Length: > 1 } block } && File is not null)
            yield return Finding.Note("convert-series-left", File.Name, null, $"{block.Rows.Length - 1} other series of it are not written");
    }

    /// <summary>The template's blocks with those of the series replaced, or these alone; blocks of other series are left out.</summary>
    internal ImmutableArray<StarBlock> Blocks(StarBlock series, StarBlock tilts)
    {
        if (File is null) return [series, tilts];
        string?[] others = [.. Enumerable.Range(0, Places!.Series.Rows.Length).Select(row => row == Places.Row ? null : Places.Series.Text(row, "rlnTomoName"))];
        var blocks = File.Blocks.Where(block => ReferenceEquals(block, Places.Tilts) || ReferenceEquals(block, Places.Series) || !others.Contains(block.Name))
            .Select(block => ReferenceEquals(block, Places.Tilts) ? tilts : ReferenceEquals(block, Places.Series) && block.Name == series.Name ? series : block)
            .ToList();
        if (!blocks.Contains(series)) blocks.Insert(0, series);
        if (!blocks.Contains(tilts)) blocks.Add(tilts);
        return [.. blocks];
    }

    private static StarBlock Empty(string name) => new(name, StarLayout.Loop, [], []);
}
