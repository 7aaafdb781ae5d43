using Thon.Findings;

namespace Thon.Check.Images.Rules;

/// <summary>Images that were weighted by dose, though nothing says so.</summary>
public static class DoseWeighted
{
    // Raw images stay below a tenth; a B factor of 4 A^2 for each e/A^2 falls half as fast.
    private const double Weighted = 0.35;
    private const double BeyondDoubt = 0.6;
    private const double LeastSigmas = 6;

    /// <summary>What the noise says; nothing where the images are known to be weighted.</summary>
    /// <param name="claim">What the metadata claim.</param>
    /// <param name="measures">What was measured of the images.</param>
    public static IEnumerable<Finding> Find(ImageClaim claim, ImageMeasures measures)
    {
        if (claim.Series.DataType.IsDoseWeighted || DoseFall.Of(claim, measures) is not { } fall) return [];
        if (fall.Rate < Weighted || fall.Rate < LeastSigmas * fall.Sigma) return [];
        return [new(
            "images-dose-weighted", fall.Rate > BeyondDoubt ? Severity.Error : Severity.Warning, measures.Name, null,
            Odds.Text($"the noise at fine spacings falls with the dose, {fall.Rate:F2} +- {fall.Sigma:F2} times as fast as a dose weight makes it fall"),
            "noise that does not depend on the dose, as no label says that the images are weighted", "They are weighted already: do not weight them again, here or in what follows")];
    }
}
