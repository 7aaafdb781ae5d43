using Thon.Findings;
using Thon.Imaging;
using Thon.Optics;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Estimate;

/// <summary>Estimates the CTF of every tilt of a series from its Thon rings.</summary>
public static class CtfEstimation
{
    // Gain in log likelihood that the best of all defoci must reach for rings to be believed. Structureless noise reaches about 6.
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
        int[] sections = [.. Enumerable.Range(0, series.Tilts.Length)];
        var spectra = SeriesSpectra.Read(series, images, sections, axes, settings, sectionDone, cancellation);
        int[] shown = [.. sections.Where(i => spectra[i] is not null)];
        if (shown.Length == 0) throw new BadInputException(EstimationFindings.NoRings(images, "every image is blank"));
        var choice = Handedness.Choose(spectra, series, axes, hands, settings);
        series = series with { Geometry = choice.Best.Geometry };
        var candidates = new Candidate[shown.Length];
        SectionLoop.Run(shown.Length, settings.Threads, cancellation, () => 0, (j, _) =>
            candidates[j] = Candidate.Of(series.Tilts[shown[j]], series, spectra[shown[j]]![choice.Best.AxisIndex], settings));
        int[] starts = DefocusConsensus.Starts([.. candidates.Select(candidate => candidate.Curve)]);
        double[] gains = [.. starts.Select((start, j) => candidates[j].Curve.Gain[start])];
        if (gains.Max() < SmallestGain) throw new BadInputException(EstimationFindings.NoRings(images, "no image shows Thon rings"));
        if (!choice.IsDecided) throw new BadInputException(EstimationFindings.Undecided(images, choice));

        int[] seen = [.. Enumerable.Range(0, shown.Length).Where(j => gains[j] >= SmallestGainInSeries)];
        var likelihoods = seen.Select(j => new TiltLikelihood(candidates[j].Spectra, candidates[j].Optics)).ToArray();
        var fit = SeriesFit.Fit(likelihoods, [.. seen.Select(j => candidates[j].Curve.DefocusAt(starts[j]))], default, settings.Threads);
        var tilts = series.Tilts.Select(tilt => tilt with { Estimate = null }).ToArray();
        for (int j = 0; j < seen.Length; j++)
        {
            int section = candidates[seen[j]].Section;
            tilts[section] = tilts[section] with { Estimate = EstimateOf(fit, j, likelihoods[j]) };
        }
        var findings = FindingList.Of(tilts.Where(tilt => tilt.Estimate is null).Select(tilt => EstimationFindings.Predicted(images, tilt, spectra[tilt.Section] is null)));
        if (!fit.Converged) findings = findings.Add(EstimationFindings.NotConverged(images));
        return new(series with { Tilts = [.. DefocusPrediction.Fill(tilts)] }, choice, findings);
    }

    /// <summary>Tells the axis and the hand alone, from the few images that tell most.</summary>
    /// <param name="series">Its metadata.</param>
    /// <param name="images">Its images, one section a tilt.</param>
    /// <param name="axes">Possible tilt axes, the preferred one first.</param>
    /// <param name="hands">Possible hands, the preferred one first.</param>
    /// <param name="settings">Settings.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="BadInputException">The images cannot tell a geometry that matters.</exception>
    public static GeometryChoice ChooseGeometry(
        TiltSeries series, ISectionSource images, IReadOnlyList<Angle> axes, IReadOnlyList<Hand> hands, EstimationSettings settings,
        CancellationToken cancellation = default)
    {
        int[] sections = Handedness.Telling(series, Enumerable.Range(0, series.Tilts.Length));
        var spectra = SeriesSpectra.Read(series, images, sections, axes, settings, null, cancellation);
        var choice = Handedness.Choose(spectra, series, axes, hands, settings);
        return choice.IsDecided ? choice : throw new BadInputException(EstimationFindings.Undecided(images, choice));
    }

    private static DefocusEstimate EstimateOf(SeriesFitResult fit, int index, TiltLikelihood likelihood)
    {
        var at = fit.Tilts[index];
        var damping = likelihood.DampingAt(at.Defocus, default);
        var quality = FitQuality.Of(likelihood.Agreement(at, fit.Astigmatism, damping), likelihood.Spectra.Grid.RingFrequency);
        var defocus = Defocus.FromComponents(new(at.Defocus), new(fit.Astigmatism.Cosine), new(fit.Astigmatism.Sine));
        return new(defocus, likelihood.Optics.PhaseShift, new(fit.Errors.Defocus[index]), DefocusSource.Fit, quality.Resolution, quality.Score)
        {
            AstigmatismSigma = new(fit.Errors.Astigmatism),
            AngleSigma = new(fit.Errors.Angle),
        };
    }

    /// <summary>A tilt whose image is not blank, and what each defocus would explain of it.</summary>
    private sealed record Candidate(int Section, StripSpectra Spectra, TiltOptics Optics, DefocusCurve Curve)
    {
        public static Candidate Of(Tilt tilt, TiltSeries series, StripSpectra spectra, EstimationSettings settings)
        {
            var optics = TiltOptics.Of(series.Microscope, series.Geometry!, tilt.Angle);
            return new(tilt.Section, spectra, optics, DefocusSearch.Curve(spectra, optics, settings));
        }
    }
}
