using Thon.Findings;

namespace Thon.Check.Images.Rules;

/// <summary>
/// A specimen that is inclined on the stage, which nobody stated. Angles that are all off by one step of the stage look the same, and are the commoner mistake where the inclination is just that.
/// </summary>
public static class Inclined
{
    // Inclinations are told to a degree, and stages lie level to one.
    private const double LeastDegrees = 2;

    // How near one step of the stage an inclination must be to be taken for one.
    private const double PartOfStep = 0.25;
    private const double NearDegrees = 1;

    /// <summary>What the images say.</summary>
    /// <param name="claim">What the metadata claim.</param>
    /// <param name="measures">What was measured of the images.</param>
    public static IEnumerable<Finding> Find(ImageClaim claim, ImageMeasures measures)
    {
        if (measures.Angles is not { Main: null, Claimed: { } claimed }) return [];
        double degrees = claimed.Offset * 180 / Math.PI, odds = claimed.Slopes - claimed.Level;
        if (Math.Abs(degrees) < LeastDegrees || odds <= AngleJudgement.Doubtful) return [];
        string found = Odds.Text($"the defocus slopes as in a specimen inclined by {degrees:F0} degrees, at odds of {Odds.Words(odds)}");
        const string fit = "A specimen that is inclined, such as a lamella, is estimated with --fit-plane";
        return IsOneStep(claim, degrees)
            ? [Finding.Warning("images-order-shifted", measures.Name, null, found + ", which is one step of the angles", "a level specimen", "Most likely each image has the angle of the section beside it: look for a row that is missing or too many at the ends. " + fit)]
            : [Finding.Note("images-inclined", measures.Name, null, found, "a level specimen, unless a tilt offset is stated", fit)];
    }

    private static bool IsOneStep(ImageClaim claim, double degrees)
    {
        double[] angles = [.. claim.Tilts.Select(tilt => claim.InclinationOf(tilt) * 180 / Math.PI).Order()];
        double[] steps = [.. angles.Zip(angles.Skip(1), (a, b) => b - a).Order()];
        double step = steps.Length == 0 ? 0 : steps[steps.Length / 2];
        return Math.Abs(Math.Abs(degrees) - step) <= Math.Max(NearDegrees, PartOfStep * step);
    }
}
