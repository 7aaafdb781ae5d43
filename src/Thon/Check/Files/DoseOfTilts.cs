using Thon.Findings;

namespace Thon.Check.Files;

/// <summary>The exposure of a tilt, and of the series, is one a specimen is given.</summary>
public static class DoseOfTilts
{
    private const double LeastOfTilt = 0.5, MostOfTilt = 10;
    private const double LeastOfSeries = 20, MostOfSeries = 300;

    // A few images of a series, or a test, have seen less.
    private const int FewestOfSeries = 20;

    /// <summary>Finds exposures that are too small or too large, with the unit they may be in.</summary>
    public static IEnumerable<Finding> Find(FileClaims claims)
    {
        double[] doses = TiltDoses.Of(claims);
        if (doses.Length == 0) yield break;
        double median = Median.Of(doses), total = doses.Sum();
        if (!(median is >= LeastOfTilt and <= MostOfTilt))
        {
            yield return Finding.Warning(
                "dose-unusual", claims.Stack.Name, null, FormattableString.Invariant($"{median:0.###} e/A^2 an image"),
                FormattableString.Invariant($"{LeastOfTilt} to {MostOfTilt} e/A^2"), Guess(claims, median));
            yield break;
        }

        string found = FormattableString.Invariant($"{total:0.#} e/A^2 in all"), expected = FormattableString.Invariant($"{LeastOfSeries} to {MostOfSeries} e/A^2");
        if (total > MostOfSeries) yield return Finding.Warning("dose-total", claims.Stack.Name, null, found, expected, "Little is left of a specimen after that; check the dose");
        if (total < LeastOfSeries && doses.Length >= FewestOfSeries) yield return Finding.Note("dose-total", claims.Stack.Name, null, found, expected, "Check the dose");
    }

    private static string Guess(FileClaims claims, double median)
    {
        double? pixel = claims.Series?.PixelSize.Angstroms ?? claims.Stack.PixelSize?.Angstroms ?? claims.Mdoc?.PixelSpacing?.Angstroms;
        List<string> guesses = [];
        if (median is >= LeastOfSeries and <= MostOfSeries) guesses.Add("the dose of the whole series");
        if (median is >= 100 * LeastOfTilt and <= 100 * MostOfTilt) guesses.Add("a dose for each square nanometre");
        if (pixel is { } size && median / (size * size) is >= LeastOfTilt and <= MostOfTilt) guesses.Add("a dose for each pixel");
        return guesses.Count == 0 ? "Check the dose and its unit" : $"This may be {string.Join(", or ", guesses)}; check it";
    }
}
