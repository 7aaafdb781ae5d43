using Thon.Estimate.Search;
using Thon.Estimate.Tiles;
using Thon.Findings;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Estimate;

/// <summary>
/// Fits one tilt by itself. What a series shares, its astigmatism, its thickness and the shape of its contrast, is believed as well as it is known, and so is where the other tilts put the defocus.
/// A short search about the present defocus comes first, so that it need not be within half a ring.
/// </summary>
internal static class TiltRefit
{
    // So many rings of the finest spacing searched to either side.
    private const double RingsSearched = 2;

    // Standard errors where nobody stated any: of either component of an astigmatism, angstrom; of the logarithm of the thickness; of a phase that drifts, radian.
    private const double UnknownAstigmatism = 100;
    private const double UnknownThickness = 0.3;
    private const double UnknownPhase = 0.35;

    // The shape of a contrast is known to its ripples.
    private const double Shape = 0.15;

    /// <summary>The tilt with its new estimate.</summary>
    /// <param name="series">The series, with its geometry; the tilt has an estimate.</param>
    /// <param name="place">Which tilt, from 0.</param>
    /// <param name="spectra">Its spectra.</param>
    /// <param name="settings">Settings, the plane held.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="BadInputException">The image shows no rings near the present defocus.</exception>
    public static Tilt Of(TiltSeries series, int place, PatchSpectra spectra, EstimationSettings settings, CancellationToken cancellation)
    {
        var tilt = series.Tilts[place];
        Tilt[] others = [.. series.Tilts.Where((other, i) => i != place && other is { IsExcluded: false, Estimate: { Source: not DefocusSource.Predicted } })];
        (double Value, double Sigma)? predicted = others.Length == 0 ? null : DefocusPrediction.From(others).At(tilt);
        var shared = SharedBy(tilt, others);
        var started = Started(series, place, spectra, shared.PhaseShift, settings);
        var fit = Fit(started, series, shared, predicted, settings, cancellation);
        var evidence = started.Likelihood.EvidenceOf(fit.PhysicsOf(0), fit.Point.Curves[0]);
        if (!evidence.Convinces(RingThresholds.SmallestGainInSeries / 2) || !RingThresholds.IsCredible(started.Start, fit.PhysicsOf(0).Defocus, settings))
            throw new BadInputException(EstimationFindings.NoRingsNearby(series.Name, tilt));
        var quality = SeriesEstimate.QualityOf(fit, 0, started.Likelihood);
        var estimate = SeriesEstimate.EstimateOf(fit, 0, quality);
        var (verdict, reason) = TiltVerdict.Of(estimate, quality, evidence, predicted);
        var ratio = SignalToNoiseCurve.Of(spectra.Grid.RingFrequency, spectra.UsefulRings, [(fit.Point.Curves[0], quality.Resolution)])[0];
        return tilt with { Estimate = estimate with { Verdict = verdict, Reason = reason, SignalToNoise = ratio } };
    }

    /// <summary>The estimate whose astigmatism and phase the tilt shares: that of the fitted tilt taken nearest in time, or its own where no other was fitted.</summary>
    private static DefocusEstimate SharedBy(Tilt tilt, Tilt[] others)
    {
        double place = Exposure.Of(tilt).Place;
        return (others.Where(other => other.Estimate!.Source == DefocusSource.Fit).MinBy(other => Math.Abs(Exposure.Of(other).Place - place)) ?? tilt).Estimate!;
    }

    /// <summary>The tilt at the defocus near its present one that explains its rings best.</summary>
    public static StartedTilt Started(TiltSeries series, int place, PatchSpectra spectra, Angle phase, EstimationSettings settings)
    {
        double present = series.Tilts[place].Estimate!.Defocus.Mean.Angstroms, finest = 1 / settings.FinestSearchResolution.Angstroms;
        double reach = RingsSearched / (series.Microscope.Wavelength.Angstroms * finest * finest);
        var grid = DefocusGrid.Between(Math.Max(settings.LowestDefocus.Angstroms / 2, present - reach), present + reach, series.Microscope.Wavelength, finest);
        var optics = TiltOptics.Of(series.Microscope, series.Geometry!, series.Tilts[place].Angle, phase);
        var curve = DefocusSearch.Curve(RingAverages.Of(spectra, settings.FinestSearchResolution), optics, grid);
        double highest = curve.Gain.Max();
        return CtfRefit.StartedAt(series, place, spectra, highest > 0 ? curve.DefocusAt(Array.IndexOf(curve.Gain, highest)) : present);
    }

    private static SeriesFitResult Fit(
        StartedTilt started, TiltSeries series, DefocusEstimate shared, (double Value, double Sigma)? predicted, EstimationSettings settings, CancellationToken cancellation)
    {
        Exposure[] exposures = [Exposure.Of(series.Tilts[started.Place])];
        var held = settings with { Astigmatism = AstigmatismModel.Shared, Phase = settings.Phase == PhaseModel.Stated ? PhaseModel.Stated : PhaseModel.Fitted };
        var model = JointFit.ModelOf([started], series, exposures, shared.PhaseShift, held);
        var (start, prior) = Believed(model, JointFit.StartOf([started], model, shared.PhaseShift), series, started, shared, predicted, settings.Phase);
        SeriesFitResult Run(TiltLikelihood of, SeriesPoint from) => SeriesFit.Fit([of], model, from, prior, SeriesFit.MostSteps, 1, cancellation);
        var first = Run(started.Likelihood, start);
        double[][] weights = Dispersion.Weights([started.Likelihood], [JointFit.DeviancesOf(started.Likelihood, first, 0)]);
        return Run(started.Likelihood.Weighted(weights[0]), first.Point);
    }

    /// <summary>Where the fit begins, and what is believed of its numbers.</summary>
    private static (SeriesPoint Start, GaussianPrior Prior) Believed(
        SeriesModel model, SeriesPoint start, TiltSeries series, StartedTilt started, DefocusEstimate shared, (double Value, double Sigma)? predicted, PhaseModel phase)
    {
        var layout = model.Layout;
        double[] shape = series.Tilts[started.Place].Estimate!.SignalToNoise is { } ratio ? started.Likelihood.ContrastAt(ratio) : start.Curves[0].Contrast;
        double[] numbers = [.. start.Numbers];
        shape.CopyTo(numbers, layout.Shape);
        var prior = SeriesPrior.Of(model, numbers, [Exposure.Of(series.Tilts[started.Place])]);
        void Believe(int number, double mean, double sigma) => (numbers[number], prior.Mean[number], prior.Precision[number, number]) = (mean, mean, 1 / (sigma * sigma));
        var astigmatism = Astigmatism.Of(shared.Defocus);
        double component = shared.AstigmatismSigma?.Angstroms / 2 ?? UnknownAstigmatism;
        Believe(layout.Astigmatism, astigmatism.Cosine, component);
        Believe(layout.Astigmatism + 1, astigmatism.Sine, component);
        if (layout.LogThickness is { } thickness && (series.SlabThickness ?? series.ModelThickness) is { } known)
            Believe(thickness, Math.Log(known.Angstroms), series.SlabThicknessSigma?.Angstroms / known.Angstroms ?? UnknownThickness);
        if (layout.PhaseCount > 0) Believe(layout.FirstPhase, shared.PhaseShift.Radians, phase == PhaseModel.Drifting ? UnknownPhase : shared.PhaseSigma?.Radians ?? UnknownPhase);
        for (int i = 0; i < LocalIndex.ContrastCount; i++) prior.Precision[layout.Shape + i, layout.Shape + i] += 1 / (Shape * Shape);
        if (predicted is { } place) (prior.Mean[0], prior.Precision[0, 0]) = (place.Value, 1 / (place.Sigma * place.Sigma));
        return (start with { Numbers = numbers, Curves = [start.Curves[0] with { Contrast = shape }] }, prior);
    }
}
