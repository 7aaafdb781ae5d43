using System.Runtime.Intrinsics;

namespace Thon.Imaging;

/// <summary>Minimum, maximum, mean and standard deviation of pixels.</summary>
/// <param name="Minimum">Smallest pixel.</param>
/// <param name="Maximum">Largest pixel.</param>
/// <param name="Mean">Arithmetic mean.</param>
/// <param name="StandardDeviation">Root mean square deviation from the mean.</param>
/// <param name="Count">How many pixels there were.</param>
public readonly record struct Statistics(double Minimum, double Maximum, double Mean, double StandardDeviation, long Count)
{
    /// <summary>The statistics of some pixels, summed in double precision in a fixed order; at least one pixel.</summary>
    public static Statistics Of(ReadOnlySpan<float> pixels)
    {
        ArgumentOutOfRangeException.ThrowIfZero(pixels.Length);
        const int block = 4096;
        double minimum = double.PositiveInfinity, maximum = double.NegativeInfinity, sum = 0, squares = 0;
        for (int start = 0; start < pixels.Length; start += block)
        {
            var part = pixels.Slice(start, Math.Min(block, pixels.Length - start));
            var (low, high, partSum, partSquares) = Block(part);
            minimum = Math.Min(minimum, low);
            maximum = Math.Max(maximum, high);
            // Parallel-variance update: sums of squares are taken about each block's mean, so large offsets do not cancel.
            if (start > 0)
            {
                double delta = partSum / part.Length - sum / start;
                squares += delta * delta * start * part.Length / (start + part.Length);
            }
            squares += partSquares;
            sum += partSum;
        }
        return new(minimum, maximum, sum / pixels.Length, Math.Sqrt(squares / pixels.Length), pixels.Length);
    }

    /// <summary>The statistics of two disjoint sets of pixels taken together.</summary>
    public static Statistics Combine(Statistics a, Statistics b)
    {
        if (a.Count == 0) return b;
        if (b.Count == 0) return a;
        double n = a.Count + b.Count, delta = b.Mean - a.Mean;
        double variance = (a.StandardDeviation * a.StandardDeviation * a.Count + b.StandardDeviation * b.StandardDeviation * b.Count) / n
            + delta * delta * a.Count * b.Count / (n * n);
        return new(Math.Min(a.Minimum, b.Minimum), Math.Max(a.Maximum, b.Maximum), a.Mean + delta * b.Count / n, Math.Sqrt(variance), a.Count + b.Count);
    }

    private static (float Low, float High, double Sum, double Squares) Block(ReadOnlySpan<float> pixels)
    {
        var (low, high, sum) = (Vector512.Create(float.PositiveInfinity), Vector512.Create(float.NegativeInfinity), Vector512<double>.Zero);
        int vectors = pixels.Length / Vector512<float>.Count * Vector512<float>.Count;
        for (int i = 0; i < vectors; i += Vector512<float>.Count)
        {
            var pixel = Vector512.Create(pixels[i..]);
            (low, high) = (Vector512.Min(low, pixel), Vector512.Max(high, pixel));
            var (first, second) = Vector512.Widen(pixel);
            sum += first + second;
        }
        var tail = pixels[vectors..];
        float lowest = float.PositiveInfinity, highest = float.NegativeInfinity;
        for (int i = 0; i < Vector512<float>.Count; i++) (lowest, highest) = (Math.Min(lowest, low[i]), Math.Max(highest, high[i]));
        double total = Vector512.Sum(sum);
        foreach (float pixel in tail)
        {
            (lowest, highest) = (Math.Min(lowest, pixel), Math.Max(highest, pixel));
            total += pixel;
        }
        return (lowest, highest, total, SquaredDeviations(pixels, vectors, total / pixels.Length));
    }

    private static double SquaredDeviations(ReadOnlySpan<float> pixels, int vectors, double mean)
    {
        var squares = Vector512<double>.Zero;
        for (int i = 0; i < vectors; i += Vector512<float>.Count)
        {
            var (first, second) = Vector512.Widen(Vector512.Create(pixels[i..]));
            (first, second) = (first - Vector512.Create(mean), second - Vector512.Create(mean));
            squares += first * first + second * second;
        }
        double total = Vector512.Sum(squares);
        foreach (float pixel in pixels[vectors..]) total += (pixel - mean) * (pixel - mean);
        return total;
    }
}
