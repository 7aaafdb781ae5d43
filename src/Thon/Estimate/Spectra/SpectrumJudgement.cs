using System.Globalization;
using Thon.Optics;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Estimate.Spectra;

/// <summary>Whether the fit of a ready spectrum may be relied on, and what it says of the tilt.</summary>
internal static class SpectrumJudgement
{
    // Log likelihood that must be left without the strongest ring for a fit to be good.
    private const double SmallestEvidence = 25;

    // A defocus known no better than this part of itself is weak; CTF correction to 10 A needs more.
    private const double LargestRelativeError = 0.02;

    /// <summary>The estimate of a fit that has rings.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="spectrum">What was fitted.</param>
    /// <param name="phaseShift">The phase it was fitted with.</param>
    public static DefocusEstimate Estimate(RingFitResult fit, RingSpectrum spectrum, Angle phaseShift)
    {
        var quality = FitQuality.Of(fit.Agreement, spectrum.RingFrequency);
        string reason = Weakness(fit);
        var defocus = Defocus.FromComponents(new(fit.Defocus), new(fit.Astigmatism.Cosine), new(fit.Astigmatism.Sine));
        return new(defocus, phaseShift, new(fit.Errors.Defocus), DefocusSource.Fit, quality.Resolution, quality.Score)
        {
            AstigmatismSigma = spectrum.HasDirections ? new(fit.Errors.Astigmatism) : null,
            AngleSigma = spectrum.HasDirections ? new(fit.Errors.Angle) : null,
            Verdict = reason.Length == 0 ? FitVerdict.Good : FitVerdict.Weak,
            Reason = reason,
        };
    }

    /// <summary>Whether what a fit follows are rings.</summary>
    public static RingEvidence EvidenceOf(RingFitResult fit) => RingEvidence.Of(fit.Agreement, fit.Phases);

    private static string Weakness(RingFitResult fit)
    {
        if (!fit.Converged) return "the fit stopped before its end";
        if (!EvidenceOf(fit).Convinces(SmallestEvidence)) return "few rings stand out of the noise";
        double sigma = fit.Errors.Defocus;
        return sigma > LargestRelativeError * fit.Defocus
            ? string.Create(CultureInfo.InvariantCulture, $"defocus known to {sigma:F0} A only") : "";
    }
}
