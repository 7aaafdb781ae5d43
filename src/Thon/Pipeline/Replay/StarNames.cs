using Thon.Findings;
using Thon.Formats.Star;
using Thon.Tilts;

namespace Thon.Pipeline.Replay;

/// <summary>
/// The names that stand in a STAR file: its own, as RELION looks for it, and those of the images. They depend on where files lay, so no record holds them; they are taken from the file, whose content hash covers them.
/// </summary>
/// <param name="Own">The name it has for itself.</param>
/// <param name="Images">The name of each image, in the order of the tilts; empty where the file does not tell.</param>
internal sealed record StarNames(string Own, IReadOnlyList<string> Images)
{
    /// <summary>Reads the names.</summary>
    /// <param name="path">The STAR file.</param>
    /// <param name="series">The series it is about.</param>
    public static StarNames In(string path, TiltSeries series)
    {
        try
        {
            var file = StarFile.Read(path);
            string? own = file[TiltSeriesStarGlobal.BlockName]?.Text(0, TiltSeriesStarFollowing.Label);
            var tilts = file[TiltSeriesStar.BlockName(series.Name)];
            string?[] images = [.. Enumerable.Range(0, tilts?.Rows.Length ?? 0).Select(row => tilts!.Text(row, TiltSeriesStarTilts.ImageLabel))];
            return new(own ?? path, images.Length == series.Tilts.Length ? [.. images.OfType<string>()] : []);
        }
        catch (BadInputException)
        {
            // Whoever edited it so far sees that it differs.
            return new(path, []);
        }
    }

    /// <summary>The STAR file of a series with these names.</summary>
    /// <param name="series">The series.</param>
    public string StarOf(TiltSeries series)
    {
        var named = Images.Count == series.Tilts.Length ? series with { Tilts = [.. series.Tilts.Select((tilt, i) => tilt with { Image = Images[i] })] } : series;
        return SeriesFiles.Star(named, series.Name, Own);
    }
}
