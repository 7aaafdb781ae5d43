using Thon.Tilts;
using Thon.Units;

namespace Thon.Estimate;

/// <summary>The defocus of a tilt from that of the others: focus drifts slowly, so tilts acquired close in time count most.</summary>
internal sealed class DefocusPrediction
{
    // Where a single tilt speaks for all others: what focus typically wanders within a series, angstrom.
    private const double SingleNeighbourScatter = 2000;

    // Fewer tilts than this do not tell how a series drifts.
    private const int FewestTilts = 4;

    private readonly double[] _places;
    private readonly double[] _defoci;
    private readonly double[] _sigmas;
    private readonly FocusDrift _drift;

    private DefocusPrediction(double[] places, double[] defoci, double[] sigmas)
    {
        (_places, _defoci, _sigmas) = (places, defoci, sigmas);
        _drift = places.Length > 1 ? FocusDrift.Of(places, defoci, sigmas) : new(SingleNeighbourScatter, 0, 1, SingleNeighbourScatter);
    }

    /// <summary>The drift of some fitted tilts.</summary>
    public static DefocusPrediction DriftOf(IReadOnlyList<Tilt> tilts, SeriesFitResult fit) => new(
        [.. tilts.Select(JointFit.PlaceOf)], fit.Point.Numbers[..tilts.Count], [.. Enumerable.Range(0, tilts.Count).Select(fit.SigmaOf)]);

    /// <summary>Where the other tilts put one of the fitted ones, or null where they are too few to say.</summary>
    public (double Value, double Sigma)? Without(int index)
    {
        if (_places.Length < FewestTilts) return null;
        T[] Others<T>(T[] all) => [.. all.Where((_, i) => i != index)];
        double[] places = Others(_places), defoci = Others(_defoci), sigmas = Others(_sigmas);
        return FocusDrift.Of(places, defoci, sigmas).Predict(_places[index], places, defoci, sigmas);
    }

    /// <summary>Fills in every tilt without an estimate.</summary>
    /// <param name="tilts">The tilts; at least one has an estimate.</param>
    /// <param name="drift">How the fitted ones drift.</param>
    /// <param name="shown">For every tilt whether its image was looked at and is not blank.</param>
    /// <returns>The tilts in the same order, all with an estimate, the filled ones marked <see cref="DefocusSource.Predicted"/>.</returns>
    public static IEnumerable<Tilt> Fill(IReadOnlyList<Tilt> tilts, DefocusPrediction drift, IReadOnlyList<bool> shown)
    {
        Tilt[] fitted = [.. tilts.Where(tilt => tilt.Estimate is not null)];
        return tilts.Select((tilt, i) => tilt.Estimate is null ? tilt with { Estimate = drift.Predict(tilt, fitted, shown[i]) } : tilt);
    }

    private DefocusEstimate Predict(Tilt tilt, Tilt[] fitted, bool shown)
    {
        double place = JointFit.PlaceOf(tilt);
        var (defocus, sigma) = _drift.Predict(place, _places, _defoci, _sigmas);
        var nearest = fitted.MinBy(other => Math.Abs(JointFit.PlaceOf(other) - place))!.Estimate!;
        return new(nearest.Defocus.WithMean(new(defocus)), nearest.PhaseShift, Length.FromAngstroms(sigma), DefocusSource.Predicted)
        {
            AstigmatismSigma = nearest.AstigmatismSigma,
            AngleSigma = nearest.AngleSigma,
            PhaseSigma = nearest.PhaseSigma,
            Verdict = FitVerdict.Failed,
            Reason = tilt.IsExcluded ? "excluded" : shown ? "no Thon rings" : "a blank image",
        };
    }
}
