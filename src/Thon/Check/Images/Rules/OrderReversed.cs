using Thon.Findings;

namespace Thon.Check.Images.Rules;

/// <summary>Angles that are not symmetric, in the reverse of the order of the images; of symmetric ones <see cref="WrongHand"/> tells.</summary>
public static class OrderReversed
{
    /// <summary>What the images say.</summary>
    /// <param name="claim">What the metadata claim.</param>
    /// <param name="measures">What was measured of the images.</param>
    public static IEnumerable<Finding> Find(ImageClaim claim, ImageMeasures measures) => AngleFindings.Of(
        measures, ReadingKind.Reversed, "images-order-reversed", _ => "the images fit the angles in reverse",
        "Reverse the list of angles, or the stack; check dose and defocus, which go with the images");
}
