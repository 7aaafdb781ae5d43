using Thon.Optics;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Estimate;

/// <summary>The defocus of a tilt that shows no rings, from those that do: focus drifts slowly, so tilts acquired close in time count most.</summary>
public static class DefocusPrediction
{
    // Weight of a neighbour falls to one half at this many exposures away.
    private const double ReachInExposures = 2;

    // Where a single tilt speaks for all others: what focus typically wanders within a series, angstrom.
    private const double SingleNeighbourScatter = 2000;

    /// <summary>Fills in every tilt without an estimate.</summary>
    /// <param name="tilts">The tilts; at least one has an estimate.</param>
    /// <returns>The tilts in the same order, all with an estimate, the filled ones marked <see cref="DefocusSource.Predicted"/>.</returns>
    public static IReadOnlyList<Tilt> Fill(IReadOnlyList<Tilt> tilts)
    {
        Tilt[] fitted = [.. tilts.Where(tilt => tilt.Estimate is not null)];
        return [.. tilts.Select(tilt => tilt.Estimate is null ? tilt with { Estimate = Predict(tilt, fitted) } : tilt)];
    }

    private static DefocusEstimate Predict(Tilt tilt, Tilt[] fitted)
    {
        double sum = 0, squares = 0, total = 0;
        foreach (var other in fitted)
        {
            double distance = Distance(tilt, other) / ReachInExposures;
            // Lorentzian tails keep the prediction defined however far the next fitted tilt is.
            double weight = 1 / (1 + distance * distance), mean = other.Estimate!.Defocus.Mean.Angstroms;
            sum += weight * mean;
            squares += weight * mean * mean;
            total += weight;
        }
        double predicted = sum / total, variance = Math.Max(0, squares / total - predicted * predicted);
        var nearest = fitted.MinBy(other => Distance(tilt, other))!.Estimate!;
        double scatter = fitted.Length > 1 ? Math.Sqrt(variance) : SingleNeighbourScatter;
        return new(nearest.Defocus.WithMean(new(predicted)), nearest.PhaseShift, Length.FromAngstroms(scatter), DefocusSource.Predicted)
        {
            AstigmatismSigma = nearest.AstigmatismSigma,
            AngleSigma = nearest.AngleSigma,
        };
    }

    private static double Distance(Tilt a, Tilt b) =>
        a.Acquired is { } one && b.Acquired is { } other ? Math.Abs(one - other) : Math.Abs(a.Section - b.Section);
}
