using Thon.Findings;

namespace Thon.Check.Images.Rules;

/// <summary>Two images with each other's angle.</summary>
public static class SwappedImages
{
    /// <summary>What the images say.</summary>
    /// <param name="claim">What the metadata claim.</param>
    /// <param name="measures">What was measured of the images.</param>
    public static IEnumerable<Finding> Find(ImageClaim claim, ImageMeasures measures)
    {
        if (measures.Swap is not { } swap) return [];
        var (first, second) = (claim.Tilts[swap.First], claim.Tilts[swap.Second]);
        return [new(
            "images-swapped", AngleFindings.SeverityOf(swap.Odds), measures.Name, $"sections {first.Section} and {second.Section}",
            Odds.Text($"the two images fit each other's angles, {second.Angle.Degrees:F1} and {first.Angle.Degrees:F1} degrees, at odds of {Odds.Words(swap.Odds)}"),
            Odds.Text($"{first.Angle.Degrees:F1} and {second.Angle.Degrees:F1} degrees"),
            "Look at the two images, and swap them or their rows; check dose and defocus, which go with the images")];
    }
}
