namespace Thon.Estimate.Spectra;

/// <summary>
/// Standard errors from the scatter of what a fit leaves. Neighbours are correlated; a curve has too few samples to tell more of that than a correlation by
/// distance, while an image is cut into blocks wide enough that their sums are independent. [White1980]
/// </summary>
internal static class RingFitErrors
{
    // A block: this many rings, half a pixel each, by a sixth of the half circle.
    private const int BlockRings = 16;
    private const int BlockSectors = 6;

    // Correlated noise tells a little more where rings are as narrow as it is long, but scatter that happens to be small is no precision.
    private const double SmallestInflation = 0.5;

    /// <summary>The errors of defocus and astigmatism; null where the equations have no inverse or do not tell the defocus.</summary>
    /// <param name="model">The model.</param>
    /// <param name="equations">The equations at the best fit.</param>
    /// <param name="astigmatism">The astigmatism there.</param>
    /// <param name="weights">Weight of every sample, 1/variance.</param>
    public static SpectrumErrors? Of(SpectrumModel model, RingEquations equations, Astigmatism astigmatism, double[] weights)
    {
        int d = model.LinearCount, count = equations.Count - d;
        if (!(equations.Matrix[d, d] > 0) || equations.Inverse() is not { } inverse) return null;
        double[][] scores = Scores(model, equations, inverse, weights);
        var covariance = model.Spectrum.HasDirections ? ByBlocks(model, equations, scores) : ByDistance(equations, scores, weights);
        for (int a = 0; a < count; a++) covariance[a, a] = Math.Max(covariance[a, a], SmallestInflation * inverse[d + a, d + a]);
        double defocus = Math.Sqrt(covariance[0, 0]);
        var (difference, angle) = count == 1 ? default : AstigmatismErrors.Of(astigmatism, covariance[1, 1], covariance[1, 2], covariance[2, 2]);
        return double.IsFinite(defocus) && double.IsFinite(difference) ? new(defocus, difference, angle) : null;
    }

    /// <summary>What one unit of a sample's residual moves defocus and astigmatism by, [parameter][sample].</summary>
    private static double[][] Scores(SpectrumModel model, RingEquations equations, double[,] inverse, double[] weights)
    {
        int d = model.LinearCount, count = equations.Count - d;
        double[][] scores = [.. Enumerable.Range(0, count).Select(_ => new double[weights.Length])];
        var row = new double[equations.Count];
        for (int ring = 0; ring < model.Spectrum.RingCount; ring++)
            for (int i = model.Spectrum.RingStart[ring]; i < model.Spectrum.RingStart[ring + 1]; i++)
            {
                if (weights[i] == 0) continue;
                equations.Derivatives(ring, i, row);
                for (int a = 0; a < count; a++)
                    for (int j = 0; j < row.Length; j++) scores[a][i] += inverse[d + a, j] * row[j] * weights[i];
            }
        return scores;
    }

    private static double[,] ByDistance(RingEquations equations, double[][] scores, double[] weights)
    {
        double[] correlation = RingNoise.Correlation(equations.Residuals, weights);
        double[] white = [.. scores[0].Select((score, i) => weights[i] > 0 ? score / Math.Sqrt(weights[i]) : 0)];
        double variance = white.Sum(value => value * value);
        for (int lag = 1; lag <= correlation.Length; lag++)
            for (int i = lag; i < white.Length; i++) variance += 2 * correlation[lag - 1] * white[i] * white[i - lag];
        return new double[1, 1] { { variance } };
    }

    private static double[,] ByBlocks(SpectrumModel model, RingEquations equations, double[][] scores)
    {
        var spectrum = model.Spectrum;
        var sums = new Dictionary<int, double[]>();
        for (int ring = 0; ring < spectrum.RingCount; ring++)
            for (int i = spectrum.RingStart[ring]; i < spectrum.RingStart[ring + 1]; i++)
            {
                if (spectrum.Count[i] == 0) continue;
                double turn = Math.Atan2(spectrum.Sine[i], spectrum.Cosine[i]) / (2 * Math.PI) + 0.5;
                int block = ring / BlockRings * BlockSectors + Math.Min(BlockSectors - 1, (int)(turn * BlockSectors));
                if (!sums.TryGetValue(block, out double[]? sum)) sums.Add(block, sum = new double[scores.Length]);
                for (int a = 0; a < scores.Length; a++) sum[a] += scores[a][i] * equations.Residuals[i];
            }
        // What was fitted took its share of the scatter away.
        double spared = Math.Max(1, sums.Count) / Math.Max(1.0, sums.Count - equations.Free.Count(free => free));
        var covariance = new double[scores.Length, scores.Length];
        foreach (double[] sum in sums.Values)
            for (int a = 0; a < scores.Length; a++)
                for (int b = 0; b < scores.Length; b++) covariance[a, b] += spared * sum[a] * sum[b];
        return covariance;
    }
}
