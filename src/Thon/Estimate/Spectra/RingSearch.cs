using Thon.Estimate.Search;
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

    /// <summary>The gain in log likelihood at every defocus; zero where the equations of one have no solution.</summary>
    /// <param name="spectrum">The spectrum; its directions are averaged.</param>
    /// <param name="inFocus">The CTF at no defocus.</param>
    /// <param name="settings">The range of defoci.</param>
    public static DefocusCurve Curve(RingSpectrum spectrum, ContrastTransfer inFocus, EstimationSettings settings)
    {
        var model = new SpectrumModel(spectrum.Averaged(), inFocus, BackgroundCount);
        var (first, step, count) = DefocusGrid.Of(settings, inFocus.Microscope.Wavelength, spectrum.RingFrequency[^1]);
        var curve = new DefocusCurve(first, step, new double[count]);
        double[] none = new double[model.Spectrum.Power.Length];
        double[][] rings = [.. Enumerable.Range(0, count).Select(i => model.Modulation(curve.DefocusAt(i), default))];
        double[]? weights = Weights(model, none, [.. model.Spectrum.Count]);
        for (int round = 0; weights is not null; round++)
        {
            if (RingLeastSquares.Solve(model, none, weights) is not { } flat) break;
            double[] gain = [.. rings.Select(ring => Math.Max(0, (RingLeastSquares.Solve(model, ring, weights)?.Explained ?? 0) - flat.Explained))];
            double[] best = rings[Array.IndexOf(gain, gain.Max())];
            if (round == Rounds) return Residuals(model, best, weights) is { } residuals ? curve with { Gain = Judged(gain, residuals, weights) } : curve;
            weights = Weights(model, best, weights);
        }
        return curve;
    }

    private static double[] Judged(double[] gain, double[] residuals, double[] weights)
    {
        double inflation = RingNoise.Inflation(RingNoise.Correlation(residuals, weights));
        return [.. gain.Select(value => value / 2 / inflation)];
    }

    private static double[]? Residuals(SpectrumModel model, double[] modulation, double[] weights) =>
        RingLeastSquares.Solve(model, modulation, weights) is { } solution ? RingLeastSquares.Residuals(model, modulation, solution.Coefficients) : null;

    private static double[]? Weights(SpectrumModel model, double[] modulation, double[] weights) =>
        Residuals(model, modulation, weights) is { } residuals ? RingNoise.Weights(model.Spectrum, residuals, model.LinearCount + 1) : null;
}
