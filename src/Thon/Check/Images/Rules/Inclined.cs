using Thon.Findings;

namespace Thon.Check.Images.Rules;

/// <summary>
/// A specimen that is inclined on the stage, which nobody stated. Sorted angles that are all off by one step of the stage look the same, and no image tells the one from the other.
/// </summary>
public static class Inclined
{
    // Inclinations are told to a degree or two, and stages lie level to one.
    private const double LeastDegrees = 2;

    /// <summary>What the images say.</summary>
    /// <param name="claim">What the metadata claim.</param>
    /// <param name="measures">What was measured of the images.</param>
    public static IEnumerable<Finding> Find(ImageClaim claim, ImageMeasures measures)
    {
        if (measures.Angles is not { Main: null, HasManyRings: true, Claimed: { } claimed }) return [];
        double degrees = claimed.Offset * 180 / Math.PI, odds = claimed.Slopes - claimed.Level;
        if (Math.Abs(degrees) < LeastDegrees || odds <= AngleJudgement.Doubtful) return [];
        string found = Odds.Text($"the defocus slopes as in a specimen inclined by about {degrees:F0} degrees, at odds of {Odds.Words(odds)}");
        return [Finding.Note(
            "images-inclined", measures.Name, null, found, "a level specimen, where no tilt offset is stated",
            "Estimate with --fit-plane if the specimen is inclined, as lamellae are. If each image has the angle of the section beside it, it looks the same: look for a row that is missing at one end and too many at the other")];
    }
}
