using Thon.Tilts;
using Thon.Units;

namespace Thon.Estimate;

/// <summary>The defocus of a tilt from that of the others: focus drifts slowly, so tilts acquired close in time count most.</summary>
public sealed class DefocusPrediction
{
    // Where a single tilt speaks for all others: what focus typically wanders within a series, angstrom.
    private const double SingleNeighbourScatter = 2000;

    // Nobody knows a defocus better, angstrom; and what stands for a standard error that nobody stated.
    private const double LeastSigma = 1;
    private const double UnknownSigma = 500;

    // Fewer tilts than this do not tell how a series drifts.
    private const int FewestTilts = 4;

    private readonly Exposure[] _exposures;
    private readonly double[] _defoci;
    private readonly double[] _sigmas;
    private readonly FocusDrift _drift;

    private DefocusPrediction(Exposure[] exposures, double[] defoci, double[] sigmas)
    {
        (_exposures, _defoci, _sigmas) = (exposures, defoci, sigmas);
        _drift = exposures.Length > 1 ? FocusDrift.Of(exposures, defoci, sigmas) : new(SingleNeighbourScatter, 0, 0, 1, SingleNeighbourScatter);
    }

    /// <summary>The prediction from some fitted tilts.</summary>
    /// <param name="tilts">At least one; each with an estimate and its standard error.</param>
    public static DefocusPrediction From(IReadOnlyList<Tilt> tilts) => new(
        [.. tilts.Select(Exposure.Of)], [.. tilts.Select(tilt => tilt.Estimate!.Defocus.Mean.Angstroms)],
        [.. tilts.Select(tilt => tilt.Estimate!.Sigma is { } sigma && double.IsFinite(sigma.Angstroms) ? Math.Max(LeastSigma, sigma.Angstroms) : UnknownSigma)]);

    /// <summary>Where the other tilts put one of them (defocus and standard deviation, angstrom), or null where they are too few to say.</summary>
    public (double Value, double Sigma)? Without(int index)
    {
        if (_exposures.Length < FewestTilts) return null;
        T[] Others<T>(T[] all) => [.. all.Where((_, i) => i != index)];
        return _drift.Predict(_exposures[index], Others(_exposures), Others(_defoci), Others(_sigmas));
    }

    /// <summary>Where the tilts put one that is not among them (defocus and standard deviation, angstrom), or null where they are too few to say.</summary>
    public (double Value, double Sigma)? At(Tilt tilt) =>
        _exposures.Length < FewestTilts - 1 ? null : _drift.Predict(Exposure.Of(tilt), _exposures, _defoci, _sigmas);

    /// <summary>Fills in every tilt without an estimate.</summary>
    /// <param name="tilts">The tilts; at least one has an estimate.</param>
    /// <param name="reason">Why a tilt, by its place in the list, has none.</param>
    /// <returns>The tilts in the same order, all with an estimate, the filled ones marked <see cref="DefocusSource.Predicted"/>.</returns>
    public static IEnumerable<Tilt> Fill(IReadOnlyList<Tilt> tilts, Func<int, string> reason)
    {
        Tilt[] fitted = [.. tilts.Where(tilt => tilt.Estimate is not null)];
        var prediction = From(fitted);
        return tilts.Select((tilt, i) => tilt.Estimate is null ? tilt with { Estimate = prediction.Predict(tilt, fitted, reason(i)) } : tilt);
    }

    private DefocusEstimate Predict(Tilt tilt, Tilt[] fitted, string reason)
    {
        var exposure = Exposure.Of(tilt);
        var (defocus, sigma) = _drift.Predict(exposure, _exposures, _defoci, _sigmas);
        var nearest = fitted.MinBy(other => Math.Abs(Exposure.Of(other).Place - exposure.Place))!.Estimate!;
        return new(nearest.Defocus.WithMean(new(defocus)), nearest.PhaseShift, Length.FromAngstroms(sigma), DefocusSource.Predicted)
        {
            AstigmatismSigma = nearest.AstigmatismSigma,
            AngleSigma = nearest.AngleSigma,
            PhaseSigma = nearest.PhaseSigma,
            Verdict = FitVerdict.Failed,
            Reason = reason,
        };
    }
}
