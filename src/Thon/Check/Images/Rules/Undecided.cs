using Thon.Findings;

namespace Thon.Check.Images.Rules;

/// <summary>One note where the images do not tell whether order, axis and hand are right.</summary>
public static class Undecided
{
    private const int FewestTilts = 5;
    private const double LeastDegrees = 10;
    private const double LeastMargin = 5;
    private const int FewestTelling = 3;

    /// <summary>The note, with the reason.</summary>
    /// <param name="claim">What the metadata claim.</param>
    /// <param name="measures">What was measured of the images.</param>
    public static IEnumerable<Finding> Find(ImageClaim claim, ImageMeasures measures)
    {
        if (measures.Angles.Main is not null || Reason(claim, measures) is not { } reason) return [];
        return [Finding.Note("images-undecided", measures.Name, null, "the images do not tell whether the order of the angles, the axis and the hand are right: " + reason)];
    }

    private static string? Reason(ImageClaim claim, ImageMeasures measures)
    {
        if (!claim.HasOptics) return "pixel size, voltage or Cs are not known";
        if (claim.Tilts.Length < FewestTilts) return $"{claim.Tilts.Length} tilts are too few";
        if (!claim.HasAngles) return "no angles are stated";
        if (claim.Tilts.Max(tilt => Math.Abs(claim.InclinationOf(tilt))) * 180 / Math.PI < LeastDegrees) return "the specimen is hardly tilted";
        if (measures.Angles.Evidence.Telling < FewestTelling) return Odds.Text($"{measures.Angles.Evidence.Telling} of {claim.Tilts.Length} images show Thon rings beyond doubt");
        return measures.Angles.HandMargin < LeastMargin ? "the defocus does not change enough over the images" : null;
    }
}
