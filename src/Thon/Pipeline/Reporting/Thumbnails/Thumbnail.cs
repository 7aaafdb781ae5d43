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

    private const byte MiddleGrey = 128;

    // The grey values of a picture run over this part of its contrast: what is beyond, such as gold beads, is black or white.
    private const double Darkest = 0.02, Brightest = 0.98;

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
        float[] sorted = Sample(means);
        float low = At(sorted, Darkest), high = At(sorted, Brightest), scale = high > low ? byte.MaxValue / (high - low) : 0;
        byte[] grey = new byte[means.Length];
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < columns; column++)
            {
                float mean = means[(rows - 1 - row) * columns + column];
                grey[row * columns + column] = scale > 0 && float.IsFinite(mean) ? (byte)Math.Clamp(MathF.Round((mean - low) * scale), 0, byte.MaxValue) : MiddleGrey;
            }

        return ImmutableArray.Create(grey);
    }

    // So many means tell percentiles as well as all of them; to sort them all would cost more than to make them.
    private const int SampleSize = 4096;

    private static float[] Sample(float[] means)
    {
        int step = Math.Max(1, means.Length / SampleSize), count = 0;
        float[] sample = new float[means.Length / step];
        for (int i = 0; i < sample.Length; i++)
            if (float.IsFinite(means[i * step])) sample[count++] = means[i * step];
        Array.Sort(sample, 0, count);
        return sample[..count];
    }

    private static float At(float[] sorted, double part) => sorted.Length == 0 ? 0 : sorted[(int)(part * (sorted.Length - 1))];
}
