using Thon.Findings;

namespace Thon.Check.Images.Rules;

/// <summary>Angles that belong to the section beside.</summary>
public static class OrderShifted
{
    /// <summary>What the images say.</summary>
    /// <param name="claim">What the metadata claim.</param>
    /// <param name="measures">What was measured of the images.</param>
    public static IEnumerable<Finding> Find(ImageClaim claim, ImageMeasures measures) => AngleFindings.Of(
        measures, ReadingKind.Shifted, "images-order-shifted", score => "the images fit " + score.Reading.Words,
        "A row of the metadata, or an image, is missing or too many: match them by name or angle, and check dose and defocus, which go with the images");
}
