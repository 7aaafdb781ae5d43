using System.Runtime.Intrinsics;
using Thon.Imaging;

namespace Thon.Estimate.Tiles;

/// <summary>Mean and variance of the pixels in small square blocks of an image: all that the search for odd places needs to look at.</summary>
/// <param name="Across">Blocks a row; pixels beyond the last whole block are left out.</param>
/// <param name="Down">Rows of blocks.</param>
/// <param name="Mean">Means, [row, column].</param>
/// <param name="Variance">Mean squared deviations from them, [row, column].</param>
/// <param name="Farthest">Largest deviations from them, either way, [row, column].</param>
internal sealed record PixelBlocks(int Across, int Down, float[] Mean, float[] Variance, float[] Farthest)
{
    /// <summary>Side of a block, pixels: a few blocks to a gold bead, and pixels enough for a mean.</summary>
    public const int Side = 8;

    /// <summary>The blocks of an image.</summary>
    public static PixelBlocks Of(Image image)
    {
        int across = image.Width / Side, down = image.Height / Side;
        var blocks = new PixelBlocks(across, down, new float[across * down], new float[across * down], new float[across * down]);
        for (int row = 0, block = 0; row < down; row++)
            for (int column = 0; column < across; column++, block++)
                (blocks.Mean[block], blocks.Variance[block], blocks.Farthest[block]) = Moments(image.Pixels.AsSpan(row * Side * image.Width + column * Side), image.Width);
        return blocks;
    }

    /// <summary>The pixels of a block; the last ones of a row and of a column take those beyond.</summary>
    public (int Left, int Right, int Bottom, int Top) Extent(Image image, int column, int row) =>
        (column * Side, column == Across - 1 ? image.Width : (column + 1) * Side, row * Side, row == Down - 1 ? image.Height : (row + 1) * Side);

    private static (float Mean, float Variance, float Farthest) Moments(ReadOnlySpan<float> corner, int pitch)
    {
        var sum = Vector256<float>.Zero;
        for (int row = 0; row < Side; row++) sum += Vector256.Create(corner[(row * pitch)..]);
        float mean = Vector256.Sum(sum) / (Side * Side);
        var (squares, farthest) = (Vector256<float>.Zero, Vector256<float>.Zero);
        for (int row = 0; row < Side; row++)
        {
            // About the mean: an offset far above the noise would cancel to nothing in single precision.
            var deviation = Vector256.Create(corner[(row * pitch)..]) - Vector256.Create(mean);
            squares += deviation * deviation;
            farthest = Vector256.Max(farthest, Vector256.Abs(deviation));
        }
        return (mean, Vector256.Sum(squares) / (Side * Side), Largest(farthest));
    }

    private static float Largest(Vector256<float> vector)
    {
        var four = Vector128.Max(vector.GetLower(), vector.GetUpper());
        var two = Vector64.Max(four.GetLower(), four.GetUpper());
        return MathF.Max(two[0], two[1]);
    }
}
