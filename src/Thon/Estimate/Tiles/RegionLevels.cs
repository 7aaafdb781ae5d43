namespace Thon.Estimate.Tiles;

/// <summary>
/// What is ordinary in each region of an image, from medians over its blocks, which do not mind odd blocks as long as they are fewer than half.
/// Between the middles of the regions the values run smoothly.
/// </summary>
internal sealed class RegionLevels
{
    // Side of a region, blocks: wide enough to hold more ice than gold, narrow enough to follow the illumination.
    private const int RegionSide = 32;

    // Every third block of a region in either direction is enough for its medians.
    private const int Stride = 3;

    // From a median absolute deviation to the standard deviation of Gaussian numbers.
    private const double FromMedian = 1.4826;

    private readonly int _across;
    private readonly int _down;
    private readonly float _columnsPerBlock;
    private readonly float _rowsPerBlock;
    private readonly Region[] _regions;

    /// <summary>The levels of an image.</summary>
    /// <param name="blocks">Its blocks, at least one.</param>
    /// <param name="dark">The blocks that do not count.</param>
    public RegionLevels(PixelBlocks blocks, DarkBlocks dark)
    {
        (_across, _down) = (Math.Max(1, blocks.Across / RegionSide), Math.Max(1, blocks.Down / RegionSide));
        (_columnsPerBlock, _rowsPerBlock) = ((float)_across / blocks.Across, (float)_down / blocks.Down);
        var whole = new Lazy<Region>(() => Summary(blocks, dark.IsDark, (0, blocks.Across), (0, blocks.Down)) ?? default);
        _regions = new Region[_across * _down];
        for (int i = 0; i < _regions.Length; i++)
            _regions[i] = Summary(blocks, dark.IsDark, Range(i % _across, _across, blocks.Across), Range(i / _across, _down, blocks.Down)) ?? whole.Value;
    }

    /// <summary>The ordinary values at a block.</summary>
    /// <param name="column">Its column, in blocks.</param>
    /// <param name="row">Its row, in blocks.</param>
    public Region At(int column, int row)
    {
        float x = Math.Clamp((column + 0.5f) * _columnsPerBlock - 0.5f, 0, _across - 1), y = Math.Clamp((row + 0.5f) * _rowsPerBlock - 0.5f, 0, _down - 1);
        int left = Math.Min((int)x, Math.Max(0, _across - 2)), bottom = Math.Min((int)y, Math.Max(0, _down - 2));
        int right = Math.Min(left + 1, _across - 1), top = Math.Min(bottom + 1, _down - 1);
        return Region.Between(
            Region.Between(_regions[bottom * _across + left], _regions[bottom * _across + right], x - left),
            Region.Between(_regions[top * _across + left], _regions[top * _across + right], x - left),
            y - bottom);
    }

    /// <summary>The ordinary values of a region.</summary>
    /// <param name="Level">Mean of a block.</param>
    /// <param name="Deviation">Standard deviation of pixels, from block to block and within blocks.</param>
    public readonly record struct Region(float Level, float Deviation)
    {
        /// <summary>On the way from one region to another.</summary>
        public static Region Between(Region a, Region b, float part) =>
            new(a.Level + part * (b.Level - a.Level), a.Deviation + part * (b.Deviation - a.Deviation));
    }

    private static (int First, int End) Range(int region, int regions, int blocks) => (region * blocks / regions, (region + 1) * blocks / regions);

    private static Region? Summary(PixelBlocks blocks, bool[] dark, (int First, int End) columns, (int First, int End) rows)
    {
        int most = ((columns.End - columns.First) / Stride + 1) * ((rows.End - rows.First) / Stride + 1);
        List<float> mean = new(most), variance = new(most);
        for (int row = rows.First; row < rows.End; row += Stride)
            for (int column = columns.First; column < columns.End; column += Stride)
            {
                int block = row * blocks.Across + column;
                if (dark.Length > 0 && dark[block]) continue;
                mean.Add(blocks.Mean[block]);
                variance.Add(blocks.Variance[block]);
            }
        if (mean.Count < 16) return null;
        float level = Median(mean);
        double spread = FromMedian * Median([.. mean.Select(m => Math.Abs(m - level))]);
        return new(level, (float)Math.Sqrt(Median(variance) + spread * spread));
    }

    private static float Median(List<float> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
