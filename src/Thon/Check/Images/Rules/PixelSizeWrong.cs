using Thon.Findings;

namespace Thon.Check.Images.Rules;

/// <summary>A pixel size that is wrong by a factor: slopes are off by the factor, the defocus by its square.</summary>
public static class PixelSizeWrong
{
    /// <summary>What the images say.</summary>
    /// <param name="claim">What the metadata claim.</param>
    /// <param name="measures">What was measured of the images.</param>
    public static IEnumerable<Finding> Find(ImageClaim claim, ImageMeasures measures) => AngleFindings.Of(
        measures, ReadingKind.Scaled, "images-pixel-size", score => Words(claim, measures, score),
        "Check the binning: the pixel size must be that of these images. Voltage and Cs must be right as well")
        // Slopes alone are no more than a reason to look, without a defocus that was asked for.
        .Select(finding => NominalDefocus.Of(claim) is null ? finding with { Severity = Severity.Warning } : finding);

    private static string Words(ImageClaim claim, ImageMeasures measures, ReadingScore score)
    {
        double factor = 1 / score.Reading.Scale, pixel = claim.Series.PixelSize.Angstroms;
        string nominal = NominalDefocus.RatioOf(claim, measures.Angles.Evidence, score) is { } ratio ? Odds.Text($", and their defocus is {ratio:F2} times the one asked for") : "";
        return Odds.Text($"the defocus changes over the images as with pixels of {pixel * factor:G4} A, {factor:G3} times the {pixel:G4} A stated{nominal}");
    }
}
