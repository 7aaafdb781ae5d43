using Thon.Findings;

namespace Thon.Check.Images.Rules;

/// <summary>A defocus that grows to the other side than claimed.</summary>
public static class WrongHand
{
    /// <summary>What the images say; nothing where no hand is claimed.</summary>
    /// <param name="claim">What the metadata claim.</param>
    /// <param name="measures">What was measured of the images.</param>
    public static IEnumerable<Finding> Find(ImageClaim claim, ImageMeasures measures) => AngleFindings.Of(
        measures, ReadingKind.Negated, "images-hand", score => Odds.Text($"the defocus grows to the other side than claimed: the images fit hand {score.Reading.Hand:+0;-0} with these angles and this axis"),
        "One of three is wrong, and the images cannot say which: the hand (minus rlnTomoHand), the sign or the order of the angles (Warp's are minus those of the mdoc), or the axis by 180 degrees. Change one of them, not two");
}
