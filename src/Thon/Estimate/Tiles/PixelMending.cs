using Thon.Imaging;

namespace Thon.Estimate.Tiles;

/// <summary>
/// Fills what is no picture of the specimen with the level of its surroundings: hot and dead pixels, whose power would drown the rings of their
/// tiles, and dark areas, whose edges would. Gold beads and ice crystals stay: under the window their edges do little harm, and filled in they leave holes.
/// </summary>
internal static class PixelMending
{
    // That many standard deviations from the level of its surroundings, a pixel is neither specimen nor noise.
    private const float Farthest = 8;

    // Counts of few electrons have a longer tail than Gaussian noise. By this many electrons more it holds less than a pixel in a million.
    private const float FarthestElectrons = 3;

    // What an electron adds is variance over mean, as far as zero means none; where it does not, no more than it is at a twenty-fifth of an electron a pixel.
    private const float LargestElectron = 5;

    /// <summary>Mends an image.</summary>
    /// <returns>The dark areas that were filled.</returns>
    public static DarkBlocks InPlace(Image image)
    {
        var blocks = PixelBlocks.Of(image);
        var dark = DarkBlocks.Of(blocks);
        if (blocks.Mean.Length == 0) return dark;
        var levels = new RegionLevels(blocks, dark);
        List<(int X, int Y, float Level)> odd = [];
        for (int row = 0, block = 0; row < blocks.Down; row++)
            for (int column = 0; column < blocks.Across; column++, block++)
            {
                var (level, deviation) = levels.At(column, row);
                float farthest = FarthestFrom(level, deviation);
                if (dark.IsDark.Length > 0 && dark.IsDark[block]) Fill(image, blocks, column, row, level);
                else if (!(Math.Abs(blocks.Mean[block] - level) + blocks.Farthest[block] <= farthest)) Find(image, blocks, column, row, level, farthest, odd);
            }
        foreach (var (x, y, level) in odd) FillAround(image, x, y, level);
        return dark;
    }

    private static float FarthestFrom(float level, float deviation) =>
        deviation * (Farthest + FarthestElectrons * Math.Min(LargestElectron, deviation / Math.Max(Math.Abs(level), float.Epsilon)));

    private static void Fill(Image image, PixelBlocks blocks, int column, int row, float level)
    {
        var (left, right, bottom, top) = blocks.Extent(image, column, row);
        for (int y = bottom; y < top; y++) image.Row(y)[left..right].Fill(level);
    }

    private static void Find(Image image, PixelBlocks blocks, int column, int row, float level, float farthest, List<(int X, int Y, float Level)> odd)
    {
        var (left, right, bottom, top) = blocks.Extent(image, column, row);
        for (int y = bottom; y < top; y++)
            for (int x = left; x < right; x++)
                if (!(Math.Abs(image[x, y] - level) <= farthest)) odd.Add((x, y, level));
    }

    /// <summary>An image turned by an alignment has its hot pixels spread over their neighbours.</summary>
    private static void FillAround(Image image, int x, int y, float level)
    {
        int left = Math.Max(0, x - 1), right = Math.Min(image.Width, x + 2);
        for (int row = Math.Max(0, y - 1); row < Math.Min(image.Height, y + 2); row++) image.Row(row)[left..right].Fill(level);
    }
}
