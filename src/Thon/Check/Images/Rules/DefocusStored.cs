using Thon.Findings;

namespace Thon.Check.Images.Rules;

/// <summary>Stored defoci that are not those of the rings.</summary>
public static class DefocusStored
{
    // Log odds against one tilt, and how far off it is, angstrom and as a part.
    private const double TiltLoss = 12;
    private const double TiltOff = 1000;
    private const double TiltPart = 0.05;
    private const int NamedSections = 8;

    /// <summary>One finding for the series where most defoci are off, else one for the tilts that are.</summary>
    /// <param name="claim">What the metadata claim.</param>
    /// <param name="measures">What was measured of the images.</param>
    public static IEnumerable<Finding> Find(ImageClaim claim, ImageMeasures measures)
    {
        // Rows in another order than the images have their defoci in it too, and reversed rows may show as the other hand.
        if (measures.Stored is not { } stored || measures.Swap is not null || measures.Angles.Main is { Reading.Kind: not ReadingKind.Negated }) return [];
        var verdict = DefocusVerdict.Of(stored);
        if (verdict.Kind == DefocusMistake.Value)
            return [new(
                "images-defocus-stored", stored.Loss > 2 * AngleJudgement.Certain ? Severity.Error : Severity.Warning, measures.Name, null,
                Odds.Text($"stored defoci of about {stored.MedianStored:F0} A do not fit the rings, which are those of {stored.MedianFound:F0} A, at odds of {Odds.Words(stored.Loss)}"),
                "the defocus of the rings", "Check that the defoci are those of this series, and of its pixel size, voltage and Cs; or estimate them anew")];
        int[] off = verdict.Kind != DefocusMistake.None || measures.Angles.Main is not null ? [] : [.. stored.Tilts.Where(IsOff).Select(tilt => tilt.Section)];
        if (off.Length == 0) return [];
        string named = string.Join(", ", off.Take(NamedSections)) + (off.Length > NamedSections ? $" and {off.Length - NamedSections} more" : "");
        return [Finding.Warning(
            "images-defocus-stored", measures.Name, off.Length == 1 ? $"section {named}" : $"sections {named}",
            Odds.Text($"stored defoci that are off from the rings by more than {TiltOff:F0} A"), "the defocus of the rings", "Estimate them anew, or leave these tilts out")];
    }

    private static bool IsOff(StoredDefocus tilt) => tilt.Loss > TiltLoss && Math.Abs(tilt.Found - tilt.Stored) > Math.Max(TiltOff, TiltPart * tilt.Found);
}
