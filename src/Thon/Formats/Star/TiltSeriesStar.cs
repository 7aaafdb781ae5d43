using System.Collections.Immutable;
using Thon.Findings;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Formats.Star;

/// <summary>
/// Tilt series in STAR files. Our own files are read back whole; of RELION 5, RELION 4, RELION 3.1 and Gctf files what they have.
/// </summary>
public static class TiltSeriesStar
{
    /// <summary>Reads what a STAR file says about a series.</summary>
    /// <param name="path">A file of one series, or of several, or a RELION 5 global file, which is then followed to the file of the series. Of the stack that a RELION 4 file names the header is read, if it is there.</param>
    /// <param name="series">The name of the series wanted; of a file that holds several, the one of that name is read.</param>
    /// <exception cref="BadInputException">Not a STAR file, several series and none of that name, or values that are no numbers.</exception>
    public static SeriesDescription Read(string path, string series) => TiltSeriesStarFollowing.Read(path, series).Series;

    /// <summary>Reads what a STAR file says about a series, without following names of other files.</summary>
    /// <param name="file">The file.</param>
    /// <param name="series">The name of the series wanted.</param>
    /// <exception cref="BadInputException">Several series and none of that name, or values that are no numbers.</exception>
    public static SeriesDescription Decode(StarFile file, string series) => TiltSeriesStarDecoder.Decode(file, StarPlaces.Of(file, series));

    /// <summary>
    /// The STAR file of a series: a block <c>global</c> for the series, a block of its name for the tilts, and a block <c>thon_signal_to_noise</c>
    /// where any tilt has such a curve. Of the optional columns those stand that every tilt has a value for.
    /// Columns of figures no other program gives (the standard errors, rlnCtfFigureOfMerit, rlnCtfMaxResolution) stand when any tilt has one, and 0 means not known; so do thonVerdict and thonReason, whose word for it is
    /// none, and thonExcluded. Numbers that are not finite are left out.
    /// </summary>
    /// <param name="series">The series; either all of its tilts have a defocus or none.</param>
    /// <param name="stack">The stack's path, which the rows name as <c>000001@stack.mrc</c>.</param>
    /// <param name="starFile">
    /// The path of the STAR file itself as RELION 5 shall look for it, or null; without it RELION takes the file for one of version 4.
    /// </param>
    /// <exception cref="ArgumentException">Some tilts have a defocus and some have none.</exception>
    public static StarFile Encode(TiltSeries series, string stack, string? starFile = null)
    {
        ImmutableArray<StarBlock> blocks = [TiltSeriesStarGlobal.Block(series, starFile), TiltSeriesStarTilts.Block(series, stack)];
        return new(starFile ?? string.Empty, TiltSeriesStarRatios.Block(series) is { } ratios ? blocks.Add(ratios) : blocks, FindingList.Empty);
    }

    /// <summary>Writes the STAR file of a series; see <see cref="Encode"/>.</summary>
    /// <exception cref="ArgumentException">Some tilts have a defocus and some have none.</exception>
    public static void Write(string path, TiltSeries series, string stack) => Encode(series, stack, path).Write(path);

    /// <summary>The name of a series as a block can carry it: blanks become underscores.</summary>
    public static string BlockName(string series) =>
        series.Length == 0 ? "series" : string.Concat(series.Select(letter => char.IsWhiteSpace(letter) || letter == '#' ? '_' : letter));
}
