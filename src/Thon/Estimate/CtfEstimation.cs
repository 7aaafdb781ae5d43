using System.Collections.Immutable;
using Thon.Estimate.Search;
using Thon.Estimate.Tiles;
using Thon.Findings;
using Thon.Imaging;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Estimate;

/// <summary>Estimates the CTF of every tilt of a series from its Thon rings.</summary>
public static class CtfEstimation
{
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
        var geometry = GeometrySearch.Run(series, images, axes, hands, settings, cancellation);
        series = series with { Geometry = geometry.Choice.Best.Geometry };
        int[] places = [.. Enumerable.Range(0, series.Tilts.Length).Where(i => !series.Tilts[i].IsExcluded)];
        var spectra = SeriesSpectra.Read(series, images, places, [series.Geometry], settings, sectionDone, cancellation);
        int[] shown = [.. places.Where(i => spectra[i] is not null)];
        if (shown.Length == 0) throw new BadInputException(EstimationFindings.AllBlank(images));
        var (choice, phase) = geometry;
        FittedPlane? plane = null;
        if (settings.Plane == PlaneModel.Fitted)
        {
            plane = PlaneFit.Of(Started(series, spectra, shown, phase, settings, images, cancellation), series, phase, settings, cancellation);
            if (plane.IsKnown) series = series with { Geometry = plane.Geometry };
            foreach (int i in shown) spectra[i] = [spectra[i]![0].Merged(PatchLayout.Strips(series.Geometry, series.Tilts[i].Angle, spectra[i]![0].Grid))];
            settings = settings with { Plane = PlaneModel.Stated };
        }

        var (fitted, fit) = ConvincingFit.Of(Started(series, spectra, shown, phase, settings, images, cancellation), series, phase, settings, cancellation);
        if (fit is null) throw new BadInputException(EstimationFindings.NoRings(images.Name, settings));
        if (!choice.IsDecided) throw new BadInputException(EstimationFindings.Undecided(images, choice));
        var estimated = SeriesEstimate.Of(series, fitted, fit, [.. spectra.Select(of => of is not null)]) with
        {
            TiltOffsetSigma = plane is { IsKnown: true } ? plane.TiltOffsetSigma : null,
            XTiltSigma = plane is { IsKnown: true } ? plane.XTiltSigma : null,
        };
        var contradictions = StatedCheck.Of(fitted, series, fit, settings, cancellation);
        return new(estimated, choice, EstimationFindings.Of(images, estimated, choice, plane, contradictions, fit.Converged, settings)) { Spectra = [.. spectra.Select(of => of?[0])], Curves = CurvesOf(fitted, fit, spectra.Length) };
    }

    private static ImmutableArray<TiltCurves?> CurvesOf(IReadOnlyList<StartedTilt> fitted, SeriesFitResult fit, int tilts)
    {
        var curves = new TiltCurves?[tilts];
        for (int j = 0; j < fitted.Count; j++) curves[fitted[j].Place] = fit.Point.Curves[j];
        return [.. curves];
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
        var choice = GeometrySearch.Run(series, images, axes, hands, settings, cancellation).Choice;
        return choice.IsDecided ? choice : throw new BadInputException(EstimationFindings.Undecided(images, choice));
    }

    /// <summary>The tilts that seem to show rings, each with a defocus to start from.</summary>
    private static StartedTilt[] Started(
        TiltSeries series, PatchSpectra[]?[] spectra, int[] shown, Angle phase, EstimationSettings settings, ISectionSource images, CancellationToken cancellation)
    {
        var candidates = PerTilt.Of(shown.Length, settings.Threads, cancellation, j => Candidate.Of(shown[j], series, spectra[shown[j]]![0], phase, settings));
        int[] starts = DefocusConsensus.Starts([.. candidates.Select(candidate => candidate.Curve)], [.. shown.Select(i => series.Tilts[i].NominalDefocus)]);
        double[] gains = [.. starts.Select((start, j) => candidates[j].Curve.Gain[start])];
        if (gains.Max() < RingThresholds.SmallestGain) throw new BadInputException(EstimationFindings.NoRings(images.Name, settings));
        return [.. Enumerable.Range(0, shown.Length).Where(j => gains[j] >= RingThresholds.SmallestGainInSeries).Select(j => candidates[j].StartingAt(starts[j], settings))];
    }

    /// <summary>A tilt whose image is not blank, and what each defocus would explain of it.</summary>
    private sealed record Candidate(int Place, PatchSpectra Spectra, TiltOptics Optics, DefocusCurve Curve)
    {
        public static Candidate Of(int place, TiltSeries series, PatchSpectra spectra, Angle phase, EstimationSettings settings)
        {
            var optics = TiltOptics.Of(series.Microscope, series.Geometry!, series.Tilts[place].Angle, phase);
            return new(place, spectra, optics, DefocusSearch.Curve(spectra, optics, settings));
        }

        public StartedTilt StartingAt(int index, EstimationSettings settings) => new(Place, new(Spectra, Optics, Curve.DefocusAt(index), settings.Plane), Curve.DefocusAt(index));
    }
}
