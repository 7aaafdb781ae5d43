namespace Thon.Estimate.Tiles;

/// <summary>
/// How much each tile of an image counts. A tile whose spectrum falls as that of most others counts in full; one of which a part is
/// missing, or whose power in some band is far from the others' (contamination, vacuum, the edge of the carbon), counts less or not at all.
/// </summary>
internal static class TileWeights
{
    // A tile counts as much as is lit of it. With no more than this, what is left of the window is another window, and counts for nothing.
    private const double LitWell = 0.7, LitNot = 0.4;

    // Deviations from the median over the tiles, in robust standard deviations: up to the first nothing is lost, beyond the second everything is. Biweight in between.
    private const double DeviationFree = 4, DeviationAll = 10;

    // Differences in log power smaller than this are nobody's fault: rings of another defocus, a denser corner of the cell.
    private const double SmallestDeviation = 0.1;

    // The same for the brightness, as a part of the median.
    private const double SmallestBrightness = 0.05;

    // Fewer tiles cannot say what is ordinary.
    private const int SmallestCount = 6;

    // Limits of the bands as parts of the range of frequencies; narrow where specimens differ most.
    private static readonly double[] BandLimits = [0, 0.06, 0.12, 0.2, 0.3, 0.45, 0.7, 1];

    /// <summary>The weights.</summary>
    /// <param name="grid">The cells.</param>
    /// <param name="tiles">The tiles of one image.</param>
    /// <returns>One weight a tile, 0 to 1.</returns>
    public static double[] Of(PolarGrid grid, IReadOnlyList<TileSample> tiles)
    {
        double[] weights = [.. tiles.Select(tile => tile.Lit * Fall((LitWell - tile.Lit) / (LitWell - LitNot)))];
        int[] whole = [.. Enumerable.Range(0, weights.Length).Where(i => weights[i] > 0)];
        if (whole.Length < SmallestCount) return weights;
        double[] farthest = Brightness([.. whole.Select(i => tiles[i].Mean)]);
        for (int band = 0; band + 1 < BandLimits.Length; band++)
        {
            int first = grid.RingStart[(int)(BandLimits[band] * grid.RingCount)], end = grid.RingStart[(int)(BandLimits[band + 1] * grid.RingCount)];
            double[] deviations = Deviations([.. whole.Select(i => LogPower(grid, tiles[i].Power, first, end))], SmallestDeviation);
            for (int j = 0; j < whole.Length; j++) farthest[j] = Math.Max(farthest[j], Math.Abs(deviations[j]));
        }
        for (int j = 0; j < whole.Length; j++) weights[whole[j]] *= Fall((farthest[j] - DeviationFree) / (DeviationAll - DeviationFree));
        return weights;
    }

    /// <summary>How much brighter each tile is than most: where there is no specimen, no electron is lost. Darker ones may lie on carbon, and that shows rings.</summary>
    private static double[] Brightness(double[] mean) => [.. Deviations(mean, SmallestBrightness * Math.Abs(Median(mean))).Select(deviation => Math.Max(0, deviation))];

    /// <summary>Deviations from the median in robust standard deviations, which are taken to be no smaller than something.</summary>
    private static double[] Deviations(double[] values, double smallest)
    {
        double median = Median(values), deviation = Math.Max(smallest, 1.4826 * Median([.. values.Select(value => Math.Abs(value - median))]));
        return [.. values.Select(value => value == median ? 0 : (value - median) / deviation)];
    }

    /// <summary>From 1 at zero and below smoothly to 0 at one and above.</summary>
    private static double Fall(double t) => t <= 0 ? 1 : t >= 1 ? 0 : (1 - t * t) * (1 - t * t);

    private static double LogPower(PolarGrid grid, float[] power, int first, int end)
    {
        double sum = 0;
        long pixels = 0;
        for (int cell = first; cell < end; cell++)
        {
            sum += (double)grid.PixelCount[cell] * power[cell];
            pixels += grid.PixelCount[cell];
        }
        return pixels == 0 ? 0 : Math.Log(Math.Max(sum / pixels, 1e-30));
    }

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
