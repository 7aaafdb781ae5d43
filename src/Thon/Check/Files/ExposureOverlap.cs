using Thon.Findings;

namespace Thon.Check.Files;

/// <summary>Exposures follow one another, and the first one begins at zero.</summary>
public static class ExposureOverlap
{
    // Lists are rounded, and doses are known to no better.
    private const double Tolerance = 0.1;

    /// <summary>Finds exposures that begin before the one before them has ended, and such that begin one image late.</summary>
    public static IEnumerable<Finding> Find(FileClaims claims)
    {
        foreach (var file in ClaimedExposures.Of(claims))
        {
            if (Overlap(file) is { } overlap) yield return overlap;
            if (LateBegin(file) is { } late) yield return late;
        }
    }

    private static Finding? Overlap(ClaimedExposures file)
    {
        var wrong = file.Exposures.Zip(file.Exposures.Skip(1)).Where(pair => pair.First.Before + pair.First.Own - pair.Second.Before > Tolerance * pair.First.Own).ToArray();
        if (wrong.Length == 0) return null;
        var (one, next) = wrong[0];
        return Finding.Warning(
            "exposures-overlap", file.File, next.Place,
            FormattableString.Invariant($"{next.Before:0.###} e/A^2 before it, while {one.Place} ends at {one.Before + one.Own:0.###}") + (wrong.Length > 1 ? $", and {wrong.Length - 1} more like it" : ""),
            "exposures one after the other", "The own exposure is too large, or the exposures before were counted for other images");
    }

    private static Finding? LateBegin(ClaimedExposures file)
    {
        var (first, own, place) = file.Exposures[0];
        double step = own ?? file.Exposures[1].Before - first;
        if (first <= Tolerance * step) return null;
        string found = FormattableString.Invariant($"{first:0.###} e/A^2 before the first exposure");
        bool isOneImage = Math.Abs(first - step) <= Tolerance * step;
        return isOneImage && !file.IsOurs
            ? Finding.Warning("exposures-begin-late", file.File, place, found, "0", "That is the exposure of one image: the column may hold the exposure after each image, as some scripts write it. State the dose with --dose-file, or --dose and --dose-order")
            : Finding.Note("exposures-begin-late", file.File, place, found, "0", "Right where the first images were taken out, or the specimen had been exposed before");
    }
}
