using Thon.Estimate.Search;
using Thon.Imaging;
using Thon.Optics;
using Thon.Tilts;

namespace Thon.Estimate.Spectra;

/// <summary>Estimates the CTF from ready power spectra, one a tilt. Their starts are found together, as the tilts of a series are focused alike.</summary>
public static class SpectraEstimation
{
    /// <summary>The estimate of every spectrum; null where it shows no rings.</summary>
    /// <param name="spectra">The spectra; null where a tilt has none.</param>
    /// <param name="optics">The CTF of every tilt at no defocus.</param>
    /// <param name="settings">The range of defoci, and how many threads may work.</param>
    /// <param name="done">Called after the fit of every spectrum, possibly from several threads.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static DefocusEstimate?[] Estimate(
        IReadOnlyList<RingSpectrum?> spectra, IReadOnlyList<ContrastTransfer> optics, EstimationSettings settings, Action? done = null,
        CancellationToken cancellation = default)
    {
        int[] shown = [.. Enumerable.Range(0, spectra.Count).Where(i => spectra[i] is not null)];
        var estimates = new DefocusEstimate?[spectra.Count];
        if (shown.Length == 0) return estimates;
        var curves = new DefocusCurve[shown.Length];
        SectionLoop.Run(
            shown.Length, settings.Threads, cancellation, () => 0, (j, _) => curves[j] = RingSearch.Curve(spectra[shown[j]]!, optics[shown[j]], settings));
        int[] starts = DefocusConsensus.Starts(curves);
        double[] gains = [.. starts.Select((start, j) => curves[j].Gain[start])];
        if (gains.Max() < RingThresholds.SmallestGain) return estimates;
        SectionLoop.Run(shown.Length, settings.Threads, cancellation, () => 0, (j, _) =>
        {
            if (gains[j] >= RingThresholds.SmallestGainInSeries)
                estimates[shown[j]] = FitOne(spectra[shown[j]]!, optics[shown[j]], curves[j].DefocusAt(starts[j]), settings);
            done?.Invoke();
        });
        return estimates;
    }

    private static DefocusEstimate? FitOne(RingSpectrum spectrum, ContrastTransfer optics, double start, EstimationSettings settings)
    {
        if (RingFit.Fit(spectrum, optics, start) is not { } fit || !RingThresholds.IsCredible(start, fit.Defocus, settings)) return null;
        return SpectrumJudgement.EvidenceOf(fit).Convinces(RingThresholds.SmallestGainInSeries / 2) ? SpectrumJudgement.Estimate(fit, spectrum, optics.PhaseShift) : null;
    }
}
