using Thon.Imaging;
using Thon.Optics;
using Thon.Tilts;

namespace Thon.Estimate.Spectra;

/// <summary>Estimates the CTF from ready power spectra, one a tilt. Their starts are found together, as the tilts of a series are focused alike.</summary>
public static class SpectraEstimation
{
    // Gain in log likelihood that the best of all defoci must reach for rings to be believed, for a spectrum by itself and beside others that say where to look.
    private const double SmallestGain = 25;
    private const double SmallestGainInSeries = 12;

    // From the nearest defocus of the search to the best one, with room for an astigmatism the search does not know, angstrom.
    private const double FarthestMove = 1500;

    /// <summary>The estimate of every spectrum; null where it shows no rings.</summary>
    /// <param name="spectra">The spectra; null where a tilt has none.</param>
    /// <param name="optics">The CTF of every tilt at no defocus.</param>
    /// <param name="settings">The range of defoci, and how many threads may work.</param>
    /// <param name="done">Called after every spectrum, possibly from several threads.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static DefocusEstimate?[] Estimate(
        IReadOnlyList<RingSpectrum?> spectra, IReadOnlyList<ContrastTransfer> optics, EstimationSettings settings, Action? done = null,
        CancellationToken cancellation = default)
    {
        int[] shown = [.. Enumerable.Range(0, spectra.Count).Where(i => spectra[i] is not null)];
        var estimates = new DefocusEstimate?[spectra.Count];
        if (shown.Length == 0) return estimates;
        var curves = new DefocusCurve[shown.Length];
        SectionLoop.Run(shown.Length, settings.Threads, cancellation, () => 0, (j, _) =>
        {
            curves[j] = RingSearch.Curve(spectra[shown[j]]!, optics[shown[j]], settings);
            done?.Invoke();
        });
        int[] starts = DefocusConsensus.Starts(curves);
        double[] gains = [.. starts.Select((start, j) => curves[j].Gain[start])];
        if (gains.Max() < SmallestGain) return estimates;
        SectionLoop.Run(shown.Length, settings.Threads, cancellation, () => 0, (j, _) =>
        {
            if (gains[j] >= SmallestGainInSeries)
                estimates[shown[j]] = FitOne(spectra[shown[j]]!, optics[shown[j]], curves[j].DefocusAt(starts[j]), settings);
        });
        return estimates;
    }

    private static DefocusEstimate? FitOne(RingSpectrum spectrum, ContrastTransfer optics, double start, EstimationSettings settings)
    {
        var fit = RingFit.Fit(spectrum, optics, start);
        bool inside = Math.Abs(fit.Defocus - start) < FarthestMove && fit.Defocus > settings.LowestDefocus.Angstroms / 2;
        return inside && SpectrumJudgement.EvidenceOf(fit).Convinces(SmallestGainInSeries / 2)
            ? SpectrumJudgement.Estimate(fit, spectrum, optics.PhaseShift) : null;
    }
}
