using Thon.Estimate.Tiles;

namespace Thon.Estimate;

/// <summary>
/// How much more the powers of a ring scatter about the fit than those of stationary noise would. Gold, particles and edges rule the coarse rings of some
/// tiles only, so that these rings tell less than their number of pixels says; they are given less weight.
/// </summary>
internal static class Dispersion
{
    // Frequencies further apart than this, in pixels, hardly share a window's main lobe.
    private const int Lags = 4;

    // Rings are judged in windows of this many on either side.
    private const int Reach = 12;

    /// <summary>Weights of the rings of some tilts, 1 or less: [tilt][ring].</summary>
    /// <param name="likelihoods">The tilts.</param>
    /// <param name="deviances">Their scatter about the fit, [tilt][ring].</param>
    public static double[][] Weights(IReadOnlyList<TiltLikelihood> likelihoods, IReadOnlyList<double[]> deviances)
    {
        // Tilts alike in shape, most of a series, share the cells' own correlation.
        var perPixel = likelihoods.Select(likelihood => likelihood.Spectra.Shape).Distinct()
            .ToDictionary(shape => shape, shape => PixelCorrelation(likelihoods[0].Spectra.Grid, shape));
        return [.. likelihoods.Select((likelihood, i) => Weights(likelihood, deviances[i], Expected(likelihood, perPixel[likelihood.Spectra.Shape])))];
    }

    private static double[] Weights(TiltLikelihood likelihood, double[] deviances, double[] expected)
    {
        var weights = new double[deviances.Length];
        for (int ring = 0; ring < weights.Length; ring++)
        {
            double seen = 0, known = 0;
            for (int i = Math.Max(0, ring - Reach); i <= Math.Min(weights.Length - 1, ring + Reach); i++)
                (seen, known) = (seen + deviances[i], known + expected[i]);
            weights[ring] = likelihood.RingWeight[ring] == 0 ? 0 : known > 0 && seen > known ? known / seen : 1;
        }

        return weights;
    }

    /// <summary>The scatter of stationary noise: sums of n (P/M - 1)^2 with the likelihood's n.</summary>
    private static double[] Expected(TiltLikelihood likelihood, double[] perPixel)
    {
        var (grid, shape) = (likelihood.Spectra.Grid, likelihood.Spectra.Shape);
        double betweenTiles = Math.Sqrt(shape.Correlation / (shape.X.InflationWithinTile * shape.Y.InflationWithinTile)) - 1;
        double tiles = likelihood.Spectra.Patches.Sum(patch => 1 + betweenTiles * Math.Max(0, patch.Tiles - 1) / patch.Tiles);
        return [.. Enumerable.Range(0, grid.RingCount).Select(ring => tiles * Enumerable.Range(grid.RingStart[ring], grid.RingStart[ring + 1] - grid.RingStart[ring])
            .Where(cell => grid.PixelCount[cell] > 0).Sum(cell => likelihood.CellCounts[cell] * perPixel[cell] / grid.PixelCount[cell]))];
    }

    /// <summary>For every cell the mean over its pixels of the summed correlation with the cell's other pixels.</summary>
    private static double[] PixelCorrelation(PolarGrid grid, TileShape shape)
    {
        int width = grid.TileSize / 2 + 1, size = grid.TileSize;
        double[] alongX = Correlations(shape.X.Window), alongY = Correlations(shape.Y.Window);
        var sum = new double[grid.CellCount];
        for (int row = 0; row < size; row++)
            for (int column = 0; column < width; column++)
            {
                int cell = grid.CellOfPixel[row * width + column];
                if (cell < 0) continue;
                for (int dv = -Lags; dv <= Lags; dv++)
                    for (int du = -Lags; du <= Lags; du++)
                    {
                        int u = column + du, v = (row + dv + size) % size;
                        if (u >= 0 && u < width && grid.CellOfPixel[v * width + u] == cell) sum[cell] += alongX[Math.Abs(du)] * alongY[Math.Abs(dv)];
                    }
            }

        return [.. sum.Select((total, cell) => grid.PixelCount[cell] > 0 ? total / grid.PixelCount[cell] : 0)];
    }

    private static double[] Correlations(TileWindow window) => [.. Enumerable.Range(0, Lags + 1).Select(lag => PowerCorrelation(window, lag))];

    /// <summary>Correlation of the powers of two frequencies some pixels apart: that of their amplitudes, the transform of w^2, squared.</summary>
    private static double PowerCorrelation(TileWindow window, int lag)
    {
        double sum = 0, norm = 0;
        for (int x = 0; x < window.Size; x++)
        {
            double w2 = (double)window.Values[x] * window.Values[x];
            (sum, norm) = (sum + w2 * Math.Cos(2 * Math.PI * lag * (x + 0.5 - window.Size / 2.0) / window.Size), norm + w2);
        }

        return sum / norm * (sum / norm);
    }
}
