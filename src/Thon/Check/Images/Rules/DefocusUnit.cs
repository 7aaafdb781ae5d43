using Thon.Findings;

namespace Thon.Check.Images.Rules;

/// <summary>Stored defoci in another unit than the file's.</summary>
public static class DefocusUnit
{
    /// <summary>What the images say.</summary>
    /// <param name="claim">What the metadata claim.</param>
    /// <param name="measures">What was measured of the images.</param>
    public static IEnumerable<Finding> Find(ImageClaim claim, ImageMeasures measures)
    {
        if (measures.Stored is not { } stored || DefocusVerdict.Of(stored) is not { Kind: DefocusMistake.Unit } verdict) return [];
        return [Finding.Error(
            "images-defocus-unit", measures.Name, null,
            Odds.Text($"stored defoci are read as {stored.MedianStored:G4} A, and the rings are those of {stored.MedianFound:F0} A: {Math.Abs(verdict.Factor):G5} times as much"),
            "defoci in the unit of their file", "Check the unit: RELION and CTFFIND write angstrom, IMOD nanometre, Warp and mdocs micrometre")];
    }
}
