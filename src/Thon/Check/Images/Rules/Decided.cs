using Thon.Findings;

namespace Thon.Check.Images.Rules;

/// <summary>Which axis and hand the images favour, where the metadata leave either open: the user may know better, and nothing else tells them.</summary>
public static class Decided
{
    private const double LeastMargin = 5;

    /// <summary>What the images say.</summary>
    /// <param name="claim">What the metadata claim.</param>
    /// <param name="measures">What was measured of the images.</param>
    public static IEnumerable<Finding> Find(ImageClaim claim, ImageMeasures measures)
    {
        if (claim.Hands.Distinct().Count() < 2 && claim.Axes.Distinct().Count() < 2) return [];
        if (measures.Angles is not { Main: null, Claimed: { } claimed } || !(measures.Angles.HandMargin >= LeastMargin)) return [];
        double axis = measures.Angles.Evidence.Axes.All[claimed.Reading.Axis].Degrees;
        return [Finding.Note(
            "images-geometry", measures.Name, null,
            Odds.Text($"with these angles the images favour axis {axis:0.#} degrees and hand {claimed.Reading.Hand:+0;-0}, at odds of {Odds.Words(measures.Angles.HandMargin)} over the other hand"),
            null, "If you know the hand to be the other one, the angles have the wrong sign, or symmetric ones are in reverse order; --hand states it")];
    }
}
