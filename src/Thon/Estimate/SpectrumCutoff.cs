using Thon.Estimate.Tiles;

namespace Thon.Estimate;

/// <summary>
/// Where a filter has cut a spectrum off. Beyond its edge there is nothing but round-off and leakage, whose shape could be taken for rings; the spectra of
/// cameras fall slowly.
/// </summary>
public static class SpectrumCutoff
{
    // A fall to less than this within this part of the range is a filter's.
    private const double Fall = 1.0 / 6;
    private const double WithinFraction = 0.08;

    /// <summary>How many rings lie before the edge; all of them where there is none.</summary>
    /// <param name="grid">The cells.</param>
    /// <param name="patches">The spectra of one image; all patches are taken together.</param>
    public static int Of(PolarGrid grid, IReadOnlyList<Patch> patches)
    {
        double[] mean = [.. Enumerable.Range(0, grid.RingCount).Select(ring => RingMean(grid, patches, ring))];
        int reach = Math.Max(4, (int)(WithinFraction * mean.Length)), smooth = reach / 4;
        double[] level = [.. Enumerable.Range(0, mean.Length).Select(ring => Average(mean, ring - smooth, ring + smooth))];
        // Between strong Thon rings the power falls as far, but it comes back.
        var highestBeyond = (double[])level.Clone();
        for (int ring = mean.Length - 2; ring >= 0; ring--) highestBeyond[ring] = Math.Max(level[ring], highestBeyond[ring + 1]);
        // The first rings fall steeply by themselves: they hold the specimen's shapes.
        for (int ring = 2 * reach; ring < mean.Length; ring++)
            if (highestBeyond[ring] < Fall * level[ring - reach]) return ring - reach;
        return mean.Length;
    }

    /// <summary>Mean power of one ring; 0 where it has no cells.</summary>
    public static double RingMean(PolarGrid grid, IReadOnlyList<Patch> patches, int ring)
    {
        double sum = 0, count = 0;
        foreach (var patch in patches)
            for (int cell = grid.RingStart[ring]; cell < grid.RingStart[ring + 1]; cell++)
            {
                double weight = (double)grid.PixelCount[cell] * patch.Tiles;
                sum += weight * patch.Power[cell];
                count += weight;
            }
        return count == 0 ? 0 : sum / count;
    }

    // Over the rings that have cells; those of ice have none.
    private static double Average(double[] mean, int from, int to)
    {
        double[] known = [.. mean[Math.Max(0, from)..Math.Min(mean.Length, to + 1)].Where(value => value > 0)];
        return known.Length == 0 ? 0 : known.Average();
    }
}
