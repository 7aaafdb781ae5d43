using System.Collections.Immutable;
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
        var tilts = series.Tilts.Select(tilt => tilt with { Estimate = null }).ToArray();
        TiltQuality[] qualities = [.. fitted.Select((tilt, j) => QualityOf(fit, j, tilt.Likelihood))];
        var ratios = RatiosOf(fitted, fit, qualities);
        for (int j = 0; j < fitted.Count; j++)
            tilts[fitted[j].Place] = tilts[fitted[j].Place] with { Estimate = EstimateOf(fit, j, qualities[j]) with { SignalToNoise = ratios[j] } };
        Judge(tilts, fitted, fit, qualities);
        return WithThickness(series, fit, fitted[0].Likelihood.Spectra.Grid.RingFrequency[^1]) with
        {
            Tilts = SignalToNoiseOfOthers.Fill(
                DefocusPrediction.Fill(tilts, i => tilts[i].IsExcluded ? "excluded" : shown[i] ? NoRings : Blank), i => shown[i] && !tilts[i].IsExcluded),
        };
    }

    /// <summary>Why a tilt whose image shows something was not fitted.</summary>
    public const string NoRings = "no Thon rings";

    /// <summary>Why a tilt whose image is constant was not fitted.</summary>
    public const string Blank = "a blank image";

    private static ImmutableArray<SignalToNoise> RatiosOf(IReadOnlyList<StartedTilt> fitted, SeriesFitResult fit, TiltQuality[] qualities) => SignalToNoiseCurve.Of(
        fitted[0].Likelihood.Spectra.Grid.RingFrequency, fitted.Min(tilt => tilt.Likelihood.Spectra.UsefulRings),
        [.. fit.Point.Curves.Select((curves, j) => (curves, qualities[j].Resolution))]);

    private static void Judge(Tilt[] tilts, IReadOnlyList<StartedTilt> fitted, SeriesFitResult fit, TiltQuality[] qualities)
    {
        var prediction = DefocusPrediction.From([.. fitted.Select(tilt => tilts[tilt.Place])]);
        for (int j = 0; j < fitted.Count; j++)
        {
            var estimate = tilts[fitted[j].Place].Estimate!;
            var evidence = fitted[j].Likelihood.EvidenceOf(fit.PhysicsOf(j), fit.Point.Curves[j]);
            var (verdict, reason) = TiltVerdict.Of(estimate, qualities[j], evidence, prediction.Without(j));
            tilts[fitted[j].Place] = tilts[fitted[j].Place] with { Estimate = estimate with { Verdict = verdict, Reason = reason } };
        }
    }

    private static TiltSeries WithThickness(TiltSeries series, SeriesFitResult fit, double finest)
    {
        double thickness = fit.Model.ThicknessAt(fit.Point.Numbers), wavelength = series.Microscope.Wavelength.Angstroms;
        if (fit.Model.Layout.LogThickness is not { } number) return series with { SlabThickness = new(thickness), SlabThicknessSigma = null, ModelThickness = null };
        // A thinner slab is told less well: what is left of its rings goes with t^2.
        double curvature = Math.Min(fit.SigmaOf(number), 2 * LeastKnownThickness), thinner = Math.Max(0.1, 1 - curvature);
        double statistical = curvature / (thinner * thinner), relative = Math.Sqrt(statistical * statistical + UnevenSlab * UnevenSlab);
        double[] paths = [.. fit.Model.Angles.Select((_, i) => Math.Sqrt(1 + Math.Pow(fit.PhysicsOf(i).Plane.Steepness, 2)))];
        double node = wavelength * finest * finest * thickness * paths.Max();
        return statistical > LeastKnownThickness || paths.Max() < LeastPathRatio * paths.Min() || node < 1
            ? series with { SlabThickness = null, SlabThicknessSigma = null, ModelThickness = new(thickness) }
            : series with { SlabThickness = new(thickness), SlabThicknessSigma = new(thickness * relative), ModelThickness = null };
    }

    // A slab whose scatterers do not fill it evenly, as proteins that keep off its surfaces, has nodes as one that is this part thicker or thinner.
    private const double UnevenSlab = 0.05;

    // Nor do images that see the slab at one angle only tell its nodes from the shape of the contrast; nor any whose first node lies beyond the finest rings.
    private const double LeastPathRatio = 1.15;

    // Beyond this relative error the images do not tell the thickness; what is left is what was believed before.
    private const double LeastKnownThickness = 0.5;

    /// <summary>The quality of one tilt of a fit.</summary>
    public static TiltQuality QualityOf(SeriesFitResult fit, int index, TiltLikelihood likelihood)
    {
        var at = fit.PhysicsOf(index);
        return FitQuality.Of(likelihood.Agreement(at, fit.Point.Curves[index], likelihood.DampingAt(at)), likelihood.Spectra.Grid.RingFrequency);
    }

    /// <summary>The numbers of one tilt of a fit, without a verdict and a signal-to-noise ratio.</summary>
    public static DefocusEstimate EstimateOf(SeriesFitResult fit, int index, TiltQuality quality)
    {
        var at = fit.PhysicsOf(index);
        var defocus = Defocus.FromComponents(new(at.Defocus), new(at.Astigmatism.Cosine), new(at.Astigmatism.Sine));
        var errors = TiltErrors.Of(fit, index);
        return new(defocus, new(at.Phase), new(errors.Defocus), DefocusSource.Fit, quality.Resolution, quality.Score)
        {
            USigma = new(errors.U),
            VSigma = new(errors.V),
            AstigmatismSigma = new(errors.Astigmatism),
            AngleSigma = new(errors.Angle),
            PhaseSigma = fit.Model.Layout.PhaseOf(index) is { } phase ? new Angle(fit.SigmaOf(phase)) : null,
        };
    }
}
