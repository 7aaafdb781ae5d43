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
        int[] places = [.. Enumerable.Range(0, series.Tilts.Length)];
        var compared = Compared(axes);
        var spectra = SeriesSpectra.Read(series, images, places, compared, settings, sectionDone, cancellation);
        int[] shown = [.. places.Where(i => spectra[i] is not null)];
        if (shown.Length == 0) throw new BadInputException(EstimationFindings.NoRings(images, "every image is blank"));
        var choice = Handedness.Choose(spectra, series, compared, axes.Count, hands, settings, cancellation);
        series = series with { Geometry = choice.Best.Geometry };
        var candidates = new Candidate[shown.Length];
        SectionLoop.Run(shown.Length, settings.Threads, cancellation, () => 0, (j, _) =>
            candidates[j] = Candidate.Of(shown[j], series, spectra[shown[j]]![choice.Best.AxisIndex], settings));
        int[] starts = DefocusConsensus.Starts([.. candidates.Select(candidate => candidate.Curve)]);
        double[] gains = [.. starts.Select((start, j) => candidates[j].Curve.Gain[start])];
        if (gains.Max() < SmallestGain) throw new BadInputException(EstimationFindings.NoRings(images, "no image shows Thon rings"));

        var tilts = series.Tilts.Select(tilt => tilt with { Estimate = null }).ToArray();
        var fit = FitConvincing([.. Enumerable.Range(0, shown.Length).Where(j => gains[j] >= SmallestGainInSeries).Select(j => candidates[j].StartingAt(starts[j]))], settings, cancellation);
        if (fit.Tilts.Count == 0) throw new BadInputException(EstimationFindings.NoRings(images, "no image shows Thon rings"));
        if (!choice.IsDecided) throw new BadInputException(EstimationFindings.Undecided(images, choice));
        for (int j = 0; j < fit.Tilts.Count; j++)
            tilts[fit.Tilts[j].Place] = tilts[fit.Tilts[j].Place] with { Estimate = EstimateOf(fit.Result, j, fit.Tilts[j].Likelihood) };
        var findings = FindingList.Of(places.Where(i => tilts[i].Estimate is null).Select(i => EstimationFindings.Predicted(images, tilts[i], spectra[i] is null)));
        if (!fit.Result.Converged) findings = findings.Add(EstimationFindings.NotConverged(images));
        if (choice.Contradiction is not null) findings = findings.Add(EstimationFindings.Contradicted(images, choice));
        findings = findings.AddRange(EstimationFindings.Implausible(images, tilts, settings));
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
        var compared = Compared(axes);
        var spectra = SeriesSpectra.Read(series, images, sections, compared, settings, null, cancellation);
        var choice = Handedness.Choose(spectra, series, compared, axes.Count, hands, settings, cancellation);
        return choice.IsDecided ? choice : throw new BadInputException(EstimationFindings.Undecided(images, choice));
    }

    /// <summary>The joint fit of the tilts that turn out to show rings. One that was led astray would mislead the astigmatism, so the others are fitted again without it.</summary>
    private static (IReadOnlyList<StartedTilt> Tilts, SeriesFitResult Result) FitConvincing(
        IReadOnlyList<StartedTilt> tilts, EstimationSettings settings, CancellationToken cancellation)
    {
        while (true)
        {
            if (tilts.Count == 0) return ([], new([], default, new([], 0, 0), 0, false));
            var fit = SeriesFit.Fit([.. tilts.Select(tilt => tilt.Likelihood)], [.. tilts.Select(tilt => tilt.Start)], default, settings.Threads, cancellation);
            RingEvidence[] evidence = [.. tilts.Select((tilt, j) => tilt.Likelihood.EvidenceOf(fit.Tilts[j], fit.Astigmatism))];
            bool any = evidence.Any(e => e.Convinces(SmallestGain / 2));
            StartedTilt[] convincing = [.. tilts.Where((tilt, j) => any && evidence[j].Convinces(SmallestGainInSeries / 2) && IsCredible(tilt.Start, fit.Tilts[j].Defocus, settings))];
            if (convincing.Length == tilts.Count) return (tilts, fit);
            tilts = convincing;
        }
    }

    /// <summary>Whether a fit stayed in the range searched and near where it started.</summary>
    private static bool IsCredible(double start, double defocus, EstimationSettings settings) =>
        defocus > settings.LowestDefocus.Angstroms / 2 && defocus < settings.HighestDefocus.Angstroms + FarthestMove && Math.Abs(defocus - start) < FarthestMove;

    // From the nearest defocus of the search to the maximum, with room for an astigmatism the search does not know; one ring of the finest spacing searched is shorter.
    private const double FarthestMove = 1500;

    /// <summary>The axes in question and, to hold them against, that of an aligned stack.</summary>
    private static Angle[] Compared(IReadOnlyList<Angle> axes) => [.. axes.Union([Angle.Zero])];

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
    private sealed record Candidate(int Place, PatchSpectra Spectra, TiltOptics Optics, DefocusCurve Curve)
    {
        public static Candidate Of(int place, TiltSeries series, PatchSpectra spectra, EstimationSettings settings)
        {
            var optics = TiltOptics.Of(series.Microscope, series.Geometry!, series.Tilts[place].Angle);
            return new(place, spectra, optics, DefocusSearch.Curve(spectra, optics, settings));
        }

        public StartedTilt StartingAt(int index) => new(Place, new(Spectra, Optics), Curve.DefocusAt(index));
    }

    /// <summary>A tilt to be fitted.</summary>
    private sealed record StartedTilt(int Place, TiltLikelihood Likelihood, double Start);
}
