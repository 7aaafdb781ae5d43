using Thon.Findings;

namespace Thon.Formats.Star;

/// <summary>
/// Where a STAR file tells of one series. The tilts stand in the block that has defoci or tilt angles; the series in block
/// <c>global</c> (RELION 4 and 5, ours), in block <c>optics</c> (RELION 3.1) or in the tilts' own columns (Gctf).
/// </summary>
/// <param name="Tilts">The block of the tilts, or null in a global file.</param>
/// <param name="Series">The block of the series.</param>
/// <param name="Row">The row of the series in it, from 0.</param>
internal sealed record StarPlaces(StarBlock? Tilts, StarBlock Series, int Row)
{
    internal const string Optics = "optics";
    internal const string FrameCountLabel = "rlnTomoFrameCount";
    internal const string StackLabel = "rlnTomoTiltSeriesName";

    private static readonly string[] LabelsOfTilts =
        ["rlnDefocusU", "rlnTomoNominalStageTiltAngle", "rlnMicrographPreExposure", "rlnTomoYTilt", RelionMatrix.FirstLabel];

    /// <summary>Whether the rows of the tilts are the frames of a stack, in their order: RELION 4.</summary>
    internal bool HasFrames => Stack is not null && Tilts is { } block && !block.Has("rlnMicrographName");

    /// <summary>The stack of a RELION 4 series as the file names it, or null.</summary>
    internal string? Stack => Series.Text(Row, StackLabel) is { Length: > 0 } name ? name : null;

    /// <summary>How many frames the stack has, or null where the file does not say.</summary>
    internal int? FrameCount => Series.Number(Row, FrameCountLabel) is >= 0 and <= int.MaxValue and { } count ? (int)count : null;

    /// <exception cref="BadInputException">No series, or several and none of the name wanted.</exception>
    internal static StarPlaces Of(StarFile file, string series)
    {
        var tilts = TiltBlock(file, series);
        var block = file[TiltSeriesStarGlobal.BlockName] ?? file[Optics] ?? tilts;
        if (block is null || block.Rows.IsEmpty)
        {
            throw new BadInputException(Finding.Error(
                "star-no-series", file.Name, null, "neither tilts nor a tilt series", "a STAR file of a tilt series"));
        }

        return new(tilts, block, block.Rows.Length == 1 ? 0 : RowOf(file, block, tilts, series));
    }

    private static int RowOf(StarFile file, StarBlock block, StarBlock? tilts, string series)
    {
        if (block.Name == Optics) return tilts?.Text(0, "rlnOpticsGroup") is { } group ? block.RowWhere("rlnOpticsGroup", group) ?? 0 : 0;
        if (block.Name != TiltSeriesStarGlobal.BlockName) return 0;
        int? row = block.RowWhere("rlnTomoName", tilts?.Name ?? TiltSeriesStar.BlockName(series)) ?? block.RowWhere("rlnTomoName", series);
        return row ?? throw Several(file, Enumerable.Range(0, block.Rows.Length).Select(i => block.Text(i, "rlnTomoName") ?? "?"), series);
    }

    private static StarBlock? TiltBlock(StarFile file, string series)
    {
        StarBlock[] candidates = [.. file.Blocks.Where(block => block.Name is not (TiltSeriesStarGlobal.BlockName or Optics) && LabelsOfTilts.Any(block.Has))];
        string name = TiltSeriesStar.BlockName(series);
        return candidates.Length <= 1
            ? candidates.FirstOrDefault(block => !block.Rows.IsEmpty)
            : candidates.FirstOrDefault(block => block.Name == name) ?? throw Several(file, candidates.Select(block => block.Name), series);
    }

    private static BadInputException Several(StarFile file, IEnumerable<string> names, string series)
    {
        string[] all = [.. names];
        string listed = string.Join(", ", all.Take(5)) + (all.Length > 5 ? ", ..." : string.Empty);
        return new(Finding.Error(
            "star-several-series", file.Name, null, $"{all.Length} series ({listed})", $"one named {series}",
            "Give the file of this one series, or name the stack after its series."));
    }
}
