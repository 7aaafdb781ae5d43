using System.Globalization;
using Thon.Tilts;

namespace Thon.Estimate;

/// <summary>Says whether a fitted tilt may be relied on, and if not, why.</summary>
internal static class TiltVerdict
{
    // Rings whose evidence is no more than this may be chance with the help of the other tilts.
    private const double ClearEvidence = 40;

    // A defocus known worse than this turns the rings at 8 A by more than half a radian.
    private const double LargestSigma = 250;

    // Rings that end before this tell little; angstrom.
    private const double CoarsestResolution = 25;

    // Fits that hold leave 0.3 to 1.3 of what noise would; those of images too small for the delocalisation, ten and more.
    private const double LargestMisfit = 4;

    // So many standard deviations from where the other tilts put it, a tilt is more likely mistaken for a ring further than odd.
    private const double FarthestFromOthers = 6;

    /// <summary>The verdict on one tilt.</summary>
    /// <param name="estimate">Its estimate, with standard error and resolution.</param>
    /// <param name="quality">How its fit agrees with its rings.</param>
    /// <param name="evidence">Its evidence for rings.</param>
    /// <param name="others">Where the other tilts put its defocus; null where there are too few.</param>
    public static (FitVerdict Verdict, string Reason) Of(
        DefocusEstimate estimate, TiltQuality quality, RingEvidence evidence, (double Value, double Sigma)? others)
    {
        double defocus = estimate.Defocus.Mean.Angstroms, sigma = estimate.Sigma!.Value.Angstroms;
        if (estimate.Resolution is not { } resolution) return (FitVerdict.Weak, "no ring stands clear of the noise");
        if (resolution.Angstroms > CoarsestResolution) return (FitVerdict.Weak, Text($"rings end at {resolution.Angstroms:F0} A"));
        if (quality.Misfit > LargestMisfit) return (FitVerdict.Weak, "its rings do not follow the model");
        if (evidence.Sustained < ClearEvidence) return (FitVerdict.Weak, "faint rings");
        if (sigma > LargestSigma) return (FitVerdict.Weak, Text($"defocus known to {sigma:F0} A only"));
        if (others is { } place && Math.Abs(defocus - place.Value) > FarthestFromOthers * Math.Sqrt(place.Sigma * place.Sigma + sigma * sigma))
            return (FitVerdict.Weak, Text($"{defocus - place.Value:+0;-0} A from where the other tilts put it"));
        return (FitVerdict.Good, "");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
