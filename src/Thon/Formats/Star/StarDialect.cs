using Thon.Findings;
using Thon.Formats.Dialects;

namespace Thon.Formats.Star;

/// <summary>Tells whose STAR file one is, by its labels.</summary>
public static class StarDialect
{
    /// <summary>Whose file it is; null where its tables are none of a tilt series. Gctf's files count as RELION 3's; Warp's are told and not read here.</summary>
    public static Dialect? Of(StarFile file)
    {
        if (Has(file, TiltSeriesStarGlobal.HandLabel, "thonDataType")) return Dialect.Thon;
        if (file.Blocks.Any(block => block.Labels.Any(label => label.StartsWith("wrp", StringComparison.Ordinal)))) return Dialect.Warp;
        if (Has(file, TiltSeriesStarFollowing.Label, "rlnTomoNominalStageTiltAngle", "rlnTomoYTilt")) return Dialect.Relion5;
        if (Has(file, StarPlaces.StackLabel, RelionMatrix.FirstLabel)) return Dialect.Relion4;
        return file.Blocks.Any(block => block.Has("rlnMicrographName") && (block.Has("rlnDefocusU") || block.Has("rlnMicrographPreExposure")) && !block.Has("rlnCoordinateX"))
            ? Dialect.Relion3
            : null;
    }

    /// <summary>
    /// Reads a series from one of our files or of RELION's. A RELION 5 global file is followed to that of the series, and the tables of both are then kept, so that either may serve as template.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="series">The name of the series wanted.</param>
    /// <exception cref="BadInputException">Not a STAR file, none of a tilt series, several series and none of that name, or values that are no numbers.</exception>
    public static DialectFile Read(string path, string series)
    {
        var (description, tables) = TiltSeriesStarFollowing.Read(path, series);
        if (Of(tables) is { } dialect and not Dialect.Warp) return new(dialect, description) { Star = tables };
        throw new BadInputException(Finding.Error("star-dialect", path, null, "labels of no tilt series that is known", "a STAR file of Thon, RELION or Gctf", "Check that the option names the file of a tilt series."));
    }

    private static bool Has(StarFile file, params string[] labels) => file.Blocks.Any(block => labels.Any(block.Has));
}
