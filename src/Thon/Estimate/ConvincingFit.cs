using Thon.Tilts;
using Thon.Units;

namespace Thon.Estimate;

/// <summary>The joint fit of the tilts that turn out to show rings. One that was led astray would mislead the astigmatism, so the others are fitted again without it.</summary>
internal static class ConvincingFit
{
    /// <summary>Fits until every tilt that is left convinces.</summary>
    /// <param name="tilts">The tilts that may show rings, each with a defocus to start from.</param>
    /// <param name="series">The series they are of, with its geometry.</param>
    /// <param name="phase">Where the phase begins, or what it is.</param>
    /// <param name="settings">Settings.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The tilts that are left and their fit; none and null where no tilt shows rings.</returns>
    public static (IReadOnlyList<StartedTilt> Tilts, SeriesFitResult? Result) Of(
        IReadOnlyList<StartedTilt> tilts, TiltSeries series, Angle phase, EstimationSettings settings, CancellationToken cancellation)
    {
        while (tilts.Count > 0)
        {
            var fit = JointFit.Fit(tilts, series, phase, settings, cancellation);
            var evidence = PerTilt.Of(tilts.Count, settings.Threads, cancellation, j => tilts[j].Likelihood.EvidenceOf(fit.PhysicsOf(j), fit.Point.Curves[j]));
            bool any = evidence.Any(e => e.Convinces(RingThresholds.SmallestGain / 2));
            StartedTilt[] convincing = [.. tilts.Where((tilt, j) =>
                any && evidence[j].Convinces(RingThresholds.SmallestGainInSeries / 2) && RingThresholds.IsCredible(tilt.Start, fit.PhysicsOf(j).Defocus, settings))];
            if (convincing.Length == tilts.Count) return (tilts, fit);
            tilts = convincing;
        }

        return ([], null);
    }
}
