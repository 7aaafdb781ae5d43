using Thon.Estimate.Tiles;
using Thon.Imaging;

namespace Thon.Check.Images;

/// <summary>How bright an image is.</summary>
internal static class ImageLevel
{
    /// <summary>The median over small blocks that are lit, which borders, beads and the grid do not move; the mean of an image smaller than a block.</summary>
    public static double Of(Image image, Statistics pixels)
    {
        var blocks = PixelBlocks.Of(image);
        var dark = DarkBlocks.Of(blocks);
        float[] lit = [.. blocks.Mean.Where((mean, i) => float.IsFinite(mean) && (dark.IsDark.Length == 0 || !dark.IsDark[i])).Order()];
        return lit.Length == 0 ? pixels.Mean : lit[lit.Length / 2];
    }
}
