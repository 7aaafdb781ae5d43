using Thon.Optics;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Estimate;

/// <summary>What a joint fit says about a series, in the words of its users.</summary>
internal static class SeriesEstimate
{
    /// <summary>The series with an estimate for every tilt: fitted where there were rings, predicted from the others where not.</summary>
    /// <param name="series">The series, with its geometry.</param>
    /// <param name="fitted">The tilts that were fitted.</param>
    /// <param name="fit">Their fit.</param>
    /// <param name="shown">For every tilt whether its image was looked at and is not blank.</param>
    public static TiltSeries Of(TiltSeries series, IReadOnlyList<StartedTilt> fitted, SeriesFitResult fit, IReadOnlyList<bool> shown)
    {
        var drift = DefocusPrediction.DriftOf([.. fitted.Select(tilt => series.Tilts[tilt.Place])], fit);
        var tilts = series.Tilts.Select(tilt => tilt with { Estimate = null }).ToArray();
        for (int j = 0; j < fitted.Count; j++)
            tilts[fitted[j].Place] = tilts[fitted[j].Place] with { Estimate = EstimateOf(fit, j, fitted[j].Likelihood, drift) };
        return WithThickness(series, fit) with
        {
            Tilts = [.. DefocusPrediction.Fill(tilts, drift, shown)],
        };
    }

    private static TiltSeries WithThickness(TiltSeries series, SeriesFitResult fit)
    {
        double thickness = fit.Model.ThicknessAt(fit.Point.Numbers);
        if (fit.Model.Layout.LogThickness is not { } number) return series with { SlabThickness = new(thickness), SlabThicknessSigma = null };
        double relative = fit.SigmaOf(number);
        return relative > LeastKnownThickness
            ? series with { SlabThickness = null, SlabThicknessSigma = null }
            : series with { SlabThickness = new(thickness), SlabThicknessSigma = new(thickness * relative) };
    }

    // Beyond this relative error the images do not tell the thickness; what is left is what was believed before.
    private const double LeastKnownThickness = 0.5;

    private static DefocusEstimate EstimateOf(SeriesFitResult fit, int index, TiltLikelihood likelihood, DefocusPrediction drift)
    {
        var (at, curves) = (fit.PhysicsOf(index), fit.Point.Curves[index]);
        var agreement = likelihood.Agreement(at, curves, likelihood.DampingAt(at));
        var quality = FitQuality.Of(agreement, likelihood.Spectra.Grid.RingFrequency);
        var defocus = Defocus.FromComponents(new(at.Defocus), new(at.Astigmatism.Cosine), new(at.Astigmatism.Sine));
        var errors = TiltErrors.Of(fit, index);
        var (verdict, reason) = TiltVerdict.Of(at.Defocus, errors.Defocus, quality, likelihood.EvidenceOf(at, curves), drift.Without(index));
        return new(defocus, new(at.Phase), new(errors.Defocus), DefocusSource.Fit, quality.Resolution, quality.Score)
        {
            USigma = new(errors.U),
            VSigma = new(errors.V),
            AstigmatismSigma = new(errors.Astigmatism),
            AngleSigma = new(errors.Angle),
            PhaseSigma = fit.Model.Layout.PhaseOf(index) is { } phase ? new Angle(fit.SigmaOf(phase)) : null,
            Verdict = verdict,
            Reason = reason,
        };
    }
}
