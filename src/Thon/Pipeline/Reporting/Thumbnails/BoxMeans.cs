using System.Runtime.Intrinsics;

namespace Thon.Pipeline.Reporting.Thumbnails;

/// <summary>Means over boxes of an image. Every pixel is read once; sums run in a fixed order.</summary>
internal static class BoxMeans
{
    /// <summary>The means of all whole boxes.</summary>
    /// <param name="width">Pixels a row of the image.</param>
    /// <param name="pixels">The image, [row, column].</param>
    /// <param name="boxWidth">Pixels a row of a box.</param>
    /// <param name="boxHeight">Rows of a box.</param>
    /// <param name="columns">How many boxes stand side by side.</param>
    /// <param name="means">Takes the means, [row, column]; its length says how many rows of boxes there are.</param>
    public static void Of(int width, ReadOnlySpan<float> pixels, int boxWidth, int boxHeight, int columns, Span<float> means)
    {
        float[] sums = new float[columns * boxWidth];
        for (int row = 0; row < means.Length / columns; row++)
        {
            sums.AsSpan().Clear();
            for (int y = row * boxHeight; y < (row + 1) * boxHeight; y++) AddInPlace(sums, pixels.Slice(y * width, sums.Length));
            for (int column = 0; column < columns; column++) means[row * columns + column] = Sum(sums.AsSpan(column * boxWidth, boxWidth)) / (boxWidth * boxHeight);
        }
    }

    private static void AddInPlace(Span<float> sums, ReadOnlySpan<float> row)
    {
        int i = 0;
        for (; i <= sums.Length - Vector512<float>.Count; i += Vector512<float>.Count) (Vector512.Create<float>(sums[i..]) + Vector512.Create(row[i..])).CopyTo(sums[i..]);
        for (; i < sums.Length; i++) sums[i] += row[i];
    }

    private static float Sum(ReadOnlySpan<float> values)
    {
        float sum = 0;
        foreach (float value in values) sum += value;
        return sum;
    }
}
