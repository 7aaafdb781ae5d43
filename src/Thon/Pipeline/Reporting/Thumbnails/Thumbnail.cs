using System.Collections.Immutable;
using Thon.Imaging;

namespace Thon.Pipeline.Reporting.Thumbnails;

/// <summary>An image as a small grey picture, [row, column], row 0 at the top as pictures have it.</summary>
/// <param name="Width">Pixels a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Grey">Width * Height grey values; what are no numbers in the image are middle grey.</param>
public sealed record Thumbnail(int Width, int Height, ImmutableArray<byte> Grey)
{
    /// <summary>The most pixels on the longer side.</summary>
    public const int LongestSide = 128;

    // Gold beads and edges take up more of a small picture than of a piece of an image.
    private const double Beyond = 0.02;

    /// <summary>The picture of an image: averages over square boxes; what is left over at the right and at the top is left out.</summary>
    /// <param name="width">Pixels a row of the image.</param>
    /// <param name="height">Rows of the image.</param>
    /// <param name="pixels">The image, [row, column], row 0 at the bottom.</param>
    public static Thumbnail Of(int width, int height, ReadOnlySpan<float> pixels)
    {
        int side = Math.Max(1, (Math.Max(width, height) + LongestSide - 1) / LongestSide);
        int columns = Math.Max(1, width / side), rows = Math.Max(1, height / side);
        float[] means = new float[columns * rows];
        BoxMeans.Of(width, pixels, Math.Min(side, width), Math.Min(side, height), columns, means);
        return new(columns, rows, GreyOf(columns, rows, means));
    }

    private static ImmutableArray<byte> GreyOf(int columns, int rows, float[] means)
    {
        var range = GreyRange.Of(means, Beyond);
        byte[] grey = new byte[means.Length];
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < columns; column++) grey[row * columns + column] = range.GreyOf(means[(rows - 1 - row) * columns + column]);
        return ImmutableArray.Create(grey);
    }
}
