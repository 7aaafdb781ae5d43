using Thon.Findings;

namespace Thon.Check.Images.Rules;

/// <summary>Stored defoci whose sign is that of programs which count underfocus as negative.</summary>
public static class DefocusSign
{
    /// <summary>What the images say.</summary>
    /// <param name="claim">What the metadata claim.</param>
    /// <param name="measures">What was measured of the images.</param>
    public static IEnumerable<Finding> Find(ImageClaim claim, ImageMeasures measures)
    {
        if (measures.Stored is not { } stored || DefocusVerdict.Of(stored) is not { Kind: DefocusMistake.Sign }) return [];
        return [Finding.Error(
            "images-defocus-sign", measures.Name, null, Odds.Text($"stored defoci are below zero, and the rings are those of {Math.Abs(stored.MedianStored) / 1e4:F2} um either way"),
            "underfocus above zero", "Change the sign of the stored defoci")];
    }
}
