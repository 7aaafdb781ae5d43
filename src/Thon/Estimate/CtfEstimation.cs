using System.Globalization;
using Thon.Findings;
using Thon.Imaging;
using Thon.Optics;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Estimate;

/// <summary>Estimates the CTF of every tilt of a series from its Thon rings.</summary>
public static class CtfEstimation
{
    // Gain in log likelihood that the best of all defoci must reach for rings to be believed; structureless noise stays below half of it.
    private const double SmallestGain = 25;

    // The same where other tilts already say about where the defocus is, so that chance has less to choose from.
    private const double SmallestGainInSeries = 12;

    /// <summary>Estimates a series.</summary>
    /// <param name="series">Its metadata.</param>
    /// <param name="images">Its images, one section a tilt.</param>
    /// <param name="axes">Possible tilt axes, the preferred one first.</param>
    /// <param name="hands">Possible hands, the preferred one first.</param>
    /// <param name="settings">Settings.</param>
    /// <param name="sectionDone">Called after every image, possibly from several threads.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="BadInputException">No tilt shows rings, or the images cannot tell a geometry that matters.</exception>
    public static EstimationResult Estimate(
        TiltSeries series, ISectionSource images, IReadOnlyList<Angle> axes, IReadOnlyList<Hand> hands, EstimationSettings settings,
        Action? sectionDone = null, CancellationToken cancellation = default)
    {
        var spectra = SeriesSpectra(series, images, axes, settings, sectionDone, cancellation);
        var choice = Handedness.Choose(spectra, series, axes, hands, settings);
        var optics = series.Tilts.Select(tilt => TiltOptics.Of(series.Microscope, choice.Best.Geometry, tilt.Angle)).ToArray();
        int[] shown = [.. Enumerable.Range(0, spectra.Length).Where(i => spectra[i] is not null)];
        if (shown.Length == 0) throw new BadInputException(NoRings(images, "every image is blank"));
        var curves = new DefocusCurve[shown.Length];
        Parallel.For(0, shown.Length, Options(settings, cancellation), j =>
            curves[j] = DefocusSearch.Curve(spectra[shown[j]]![choice.Best.AxisIndex], optics[shown[j]], settings));
        int[] starts = DefocusConsensus.Starts(curves);
        double[] gains = [.. starts.Select((start, j) => curves[j].Gain[start])];
        if (gains.Max() < SmallestGain) throw new BadInputException(NoRings(images, "no image shows Thon rings"));
        if (!choice.IsDecided) throw new BadInputException(Undecided(images, choice));

        int[] fitted = [.. Enumerable.Range(0, shown.Length).Where(j => gains[j] >= SmallestGainInSeries)];
        var likelihoods = fitted.Select(j => new TiltLikelihood(spectra[shown[j]]![choice.Best.AxisIndex], optics[shown[j]])).ToArray();
        var fit = SeriesFit.Fit(likelihoods, [.. fitted.Select(j => curves[j].DefocusAt(starts[j]))], default, settings.Threads);
        var tilts = series.Tilts.Select(tilt => tilt with { Estimate = null }).ToArray();
        for (int j = 0; j < fitted.Length; j++)
        {
            int section = shown[fitted[j]];
            tilts[section] = tilts[section] with { Estimate = EstimateOf(fit, j, likelihoods[j]) };
        }
        var findings = FindingList.Of(tilts.Where(tilt => tilt.Estimate is null).Select(tilt => Ringless(images, tilt, spectra[tilt.Section] is null)));
        if (!fit.Converged) findings = findings.Add(NotConverged(images));
        return new(series with { Geometry = choice.Best.Geometry, Tilts = [.. DefocusPrediction.Fill(tilts)] }, choice, findings);
    }

    private static StripSpectra[]?[] SeriesSpectra(
        TiltSeries series, ISectionSource images, IReadOnlyList<Angle> axes, EstimationSettings settings, Action? sectionDone, CancellationToken cancellation)
    {
        var tiles = new TileSpectra(series.Width, series.Height, series.PixelSize, settings);
        if (tiles.Grid.RingCount < SmallestRingCount) throw new BadInputException(TooCoarse(images, series));
        var spectra = new StripSpectra[]?[series.Tilts.Length];
        SectionLoop.Run(spectra.Length, settings.Threads, cancellation, () => new Image(series.Width, series.Height), (i, image) =>
        {
            images.Read(i, image.Pixels);
            var strips = tiles.Of(image, axes, Math.Abs(Math.Tan(series.Tilts[i].Angle.Radians)));
            spectra[i] = strips[0].Strips.Count == 0 ? null : strips;
            sectionDone?.Invoke();
        });
        return spectra;
    }

    // Fewer rings of cells than this cannot hold a background, a contrast and a defocus.
    private const int SmallestRingCount = 40;

    private static DefocusEstimate EstimateOf(SeriesFitResult fit, int index, TiltLikelihood likelihood)
    {
        var at = fit.Tilts[index];
        var damping = likelihood.DampingAt(at.Defocus, default);
        var quality = FitQuality.Of(likelihood.Agreement(at, fit.Astigmatism, damping), likelihood.Spectra.Grid.RingFrequency);
        var defocus = Defocus.FromComponents(new(at.Defocus), new(fit.Astigmatism.Cosine), new(fit.Astigmatism.Sine));
        return new(defocus, likelihood.Optics.PhaseShift, new(fit.DefocusSigma[index]), DefocusSource.Fit, quality.Resolution, quality.Score);
    }

    private static ParallelOptions Options(EstimationSettings settings, CancellationToken cancellation) =>
        new() { MaxDegreeOfParallelism = settings.Threads, CancellationToken = cancellation };

    private static Finding Ringless(ISectionSource images, Tilt tilt, bool blank) =>
        Finding.Warning(blank ? "estimate-blank" : "estimate-no-rings", images.Name, Place(tilt),
            blank ? "a blank image" : "no Thon rings", null, "Its defocus is predicted from the other tilts and marked so");

    private static string Place(Tilt tilt) =>
        string.Create(CultureInfo.InvariantCulture, $"section {tilt.Section} ({tilt.Angle.Degrees:F1} degrees)");

    private static Finding NoRings(ISectionSource images, string found) =>
        Finding.Error("estimate-no-rings", images.Name, null, found, "Thon rings in at least one image",
            "Check pixel size, voltage and Cs; images that were filtered, binned strongly or CTF-corrected already show none");

    private static Finding TooCoarse(ISectionSource images, TiltSeries series) =>
        Finding.Error("estimate-too-coarse", images.Name, null,
            string.Create(CultureInfo.InvariantCulture, $"images of {series.Width} x {series.Height} pixels of {series.PixelSize.Angstroms:G4} A"),
            "images that resolve 40 A and better over some hundred pixels", "Check the pixel size; estimate on images that are less binned");

    private static Finding Undecided(ISectionSource images, GeometryChoice choice) =>
        Finding.Error("estimate-geometry-undecided", images.Name, null,
            string.Create(CultureInfo.InvariantCulture,
                $"the images do not tell the tilt axis and hand: {string.Join(", ", choice.Hypotheses.Select(Describe))}"),
            null, "Say them with --tilt-axis and --hand");

    private static string Describe(GeometryHypothesis hypothesis) =>
        string.Create(CultureInfo.InvariantCulture,
            $"axis {hypothesis.Geometry.Axis.Degrees:F1} hand {(int)hypothesis.Geometry.Hand:+0;-0} log likelihood {hypothesis.LogLikelihood:F1}");

    private static Finding NotConverged(ISectionSource images) =>
        Finding.Warning("estimate-not-converged", images.Name, null, "the joint fit stopped before it reached its maximum", null,
            "Look at the standard errors before you trust the values");
}
