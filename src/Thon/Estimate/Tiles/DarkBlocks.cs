namespace Thon.Estimate.Tiles;

/// <summary>The blocks of an image that saw next to no beam: borders an alignment left blank, the shadow of the grid.</summary>
/// <param name="Across">Blocks a row.</param>
/// <param name="Down">Rows of blocks.</param>
/// <param name="IsDark">Whether a block is dark, [row, column]; empty where all are lit.</param>
internal sealed record DarkBlocks(int Across, int Down, bool[] IsDark)
{
    // The variance of shot noise goes with the number of electrons, whatever the zero of the pixels. Blocks with less than this part of the image's own are dark.
    private const float DarkFraction = 0.1f;

    // Few blocks tell a percentile as well as all of them; a prime, so as not to walk down a column.
    private const int PercentileStride = 13;

    // A block found dark has dark ones all around; the edge runs through the next ones.
    private const int RimWidth = 2;

    /// <summary>No block is dark.</summary>
    public static DarkBlocks None { get; } = new(0, 0, []);

    /// <summary>The dark blocks of an image, with a rim: the blocks that the edge runs through are light and dark, and their variance is large.</summary>
    public static DarkBlocks Of(PixelBlocks blocks)
    {
        float[] sample = [.. blocks.Variance.Where((_, i) => i % PercentileStride == 0)];
        if (sample.Length == 0) return None;
        Array.Sort(sample);
        float dark = DarkFraction * sample[sample.Length * 3 / 4];
        var isDark = new bool[blocks.Variance.Length];
        bool any = false;
        for (int block = 0; block < isDark.Length; block++)
        {
            // Most blocks are lit well enough for all nine.
            if (blocks.Variance[block] > 9 * dark || !IsInTheDark(blocks, block, dark)) continue;
            foreach (int other in Around(block, RimWidth, blocks.Across, blocks.Down)) isDark[other] = true;
            any = true;
        }
        return any ? new(blocks.Across, blocks.Down, isDark) : None;
    }

    /// <summary>Whether a block and those around it lie in the dark; at a twentieth of an electron a pixel a single one may be empty by chance.</summary>
    private static bool IsInTheDark(PixelBlocks blocks, int block, float dark)
    {
        int column = block % blocks.Across, row = block / blocks.Across, count = 0;
        int left = Math.Max(0, column - 1), right = Math.Min(blocks.Across, column + 2);
        float sum = 0;
        for (int y = Math.Max(0, row - 1); y < Math.Min(blocks.Down, row + 2); y++)
            for (int x = left; x < right; x++) (sum, count) = (sum + blocks.Variance[y * blocks.Across + x], count + 1);
        return sum <= dark * count;
    }

    private static IEnumerable<int> Around(int block, int reach, int across, int down)
    {
        int column = block % across, row = block / across;
        for (int y = Math.Max(0, row - reach); y < Math.Min(down, row + reach + 1); y++)
            for (int x = Math.Max(0, column - reach); x < Math.Min(across, column + reach + 1); x++) yield return y * across + x;
    }
}
