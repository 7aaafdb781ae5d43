using Thon.Optics;

namespace Thon.Estimate.Spectra;

/// <summary>
/// The global search in a ready spectrum: for every defocus of a grid, how much better rings of that defocus explain it than a smooth background alone.
/// The noise is measured on what the best rings leave, and the search repeated with it.
/// </summary>
internal static class RingSearch
{
    private const int BackgroundCount = 9;

    // Times the noise is measured on what the best rings leave; later ones change nothing.
    private const int Rounds = 2;

    // One step turns the rings' phase by this much at the finest spacing used, radian.
    private const double PhaseStep = 0.5;

    /// <summary>The gain in log likelihood at every defocus.</summary>
    /// <param name="spectrum">The spectrum; its directions are averaged.</param>
    /// <param name="inFocus">The CTF at no defocus.</param>
    /// <param name="settings">The range of defoci.</param>
    public static DefocusCurve Curve(RingSpectrum spectrum, ContrastTransfer inFocus, EstimationSettings settings)
    {
        var model = new RingModel(spectrum.Averaged(), inFocus, BackgroundCount);
        double finest = spectrum.RingFrequency[^1], first = settings.LowestDefocus.Angstroms;
        double step = PhaseStep / (2 * inFocus.PhasePerDefocusAt(finest * finest));
        int count = (int)Math.Ceiling((settings.HighestDefocus.Angstroms - first) / step) + 1;
        double[] none = new double[model.Spectrum.Power.Length];
        double[] weights = Weights(model, none, [.. model.Spectrum.Count]);
        var curve = new DefocusCurve(first, step, []);
        double[][] rings = [.. Enumerable.Range(0, count).Select(i => model.Modulation(curve.DefocusAt(i), default))];
        for (int round = 0; round <= Rounds; round++)
        {
            double flat = RingLeastSquares.Solve(model, none, weights).Explained;
            curve = curve with { Gain = [.. Enumerable.Range(0, count).Select(i => RingLeastSquares.Solve(model, rings[i], weights).Explained - flat)] };
            double[] best = rings[Array.IndexOf(curve.Gain, curve.Gain.Max())];
            double inflation = RingNoise.Inflation(Correlation(model, best, weights));
            if (round == Rounds) return curve with { Gain = [.. curve.Gain.Select(gain => Math.Max(0, gain) / 2 / inflation)] };
            weights = Weights(model, best, weights);
        }
        return curve;
    }

    private static double[] Residuals(RingModel model, double[] modulation, double[] weights) =>
        RingLeastSquares.Residuals(model, modulation, RingLeastSquares.Solve(model, modulation, weights).Coefficients);

    private static double[] Weights(RingModel model, double[] modulation, double[] weights) =>
        RingNoise.Weights(model.Spectrum, Residuals(model, modulation, weights), model.LinearCount + 1);

    private static double[] Correlation(RingModel model, double[] modulation, double[] weights) =>
        RingNoise.Correlation(Residuals(model, modulation, weights), weights);
}
