using System.Runtime.Intrinsics;
using Thon.Imaging;

namespace Thon.Correct.Canvas;

/// <summary>The plane that fits the brightness of an image best, Level + SlopeX x + SlopeY y with x and y in pixels from its middle.</summary>
/// <param name="Level">Brightness of the plane in the middle of the image.</param>
/// <param name="SlopeX">Change from column to column.</param>
/// <param name="SlopeY">Change from row to row.</param>
internal readonly record struct BrightnessPlane(double Level, double SlopeX, double SlopeY)
{
    // Known pixels that nearly lie on a line do not tell a plane.
    private const double Singular = 1e-9;

    /// <summary>The plane of the known pixels by least squares; level where they do not tell one.</summary>
    /// <param name="image">The image, of finite pixels.</param>
    /// <param name="border">Its constant border, which is not known; null for none.</param>
    public static BrightnessPlane Of(Image image, ConstantBorder? border)
    {
        double n = 0, x = 0, y = 0, xx = 0, xy = 0, yy = 0, v = 0, vx = 0, vy = 0, from = KnownPixel(image, border);
        var known = new float[image.Width];
        Array.Fill(known, 1);
        for (int row = 0; row < image.Height; row++)
        {
            if (border is not null)
                for (int column = 0; column < known.Length; column++) known[column] = border.Holds(column, row) ? 0 : 1;
            double at = row - (image.Height - 1) / 2.0;
            var sums = SumsOf(image.Row(row), known, (float)from);
            (n, x, xx, v, vx) = (n + sums.Count, x + sums.X, xx + sums.XX, v + sums.Value, vx + sums.ValueX);
            (y, xy, yy, vy) = (y + at * sums.Count, xy + at * sums.X, yy + at * at * sums.Count, vy + at * sums.Value);
        }
        if (n == 0) return default;
        double cxx = xx - x * x / n, cyy = yy - y * y / n, cxy = xy - x * y / n, cvx = vx - v * x / n, cvy = vy - v * y / n, determinant = cxx * cyy - cxy * cxy;
        if (!(determinant > Singular * n * n * n * n)) return new(from + v / n, 0, 0);
        double slopeX = (cvx * cyy - cvy * cxy) / determinant, slopeY = (cvy * cxx - cvx * cxy) / determinant;
        return new(from + (v - slopeX * x - slopeY * y) / n, slopeX, slopeY);
    }

    /// <summary>Takes the plane off an image.</summary>
    public void RemoveInPlace(Image image)
    {
        var ramp = Vector512.CreateSequence(0f, 1f) * (float)SlopeX;
        for (int y = 0; y < image.Height; y++)
        {
            var row = image.Row(y);
            double first = Level + SlopeY * (y - (image.Height - 1) / 2.0) - SlopeX * (image.Width - 1) / 2.0;
            int x = 0;
            for (; x <= row.Length - Vector512<float>.Count; x += Vector512<float>.Count)
                (Vector512.Create(row[x..]) - (Vector512.Create((float)(first + x * SlopeX)) + ramp)).CopyTo(row[x..]);
            for (; x < row.Length; x++) row[x] -= (float)(first + x * SlopeX);
        }
    }

    private static float KnownPixel(Image image, ConstantBorder? border)
    {
        if (border is not null)
            for (int y = 0; y < image.Height; y++)
                for (int x = 0; x < image.Width; x++)
                    if (!border.Holds(x, y)) return image[x, y];
        return image.Pixels[0];
    }

    // Single precision holds the sums of a row, taken about its middle and about one of the pixels.
    private static (double Count, double X, double XX, double Value, double ValueX) SumsOf(ReadOnlySpan<float> row, ReadOnlySpan<float> known, float from)
    {
        Vector512<float> count = default, sumX = default, sumXX = default, value = default, valueX = default;
        float middle = (row.Length - 1) / 2f;
        int i = 0;
        for (; i <= row.Length - Vector512<float>.Count; i += Vector512<float>.Count)
        {
            Vector512<float> m = Vector512.Create(known[i..]), x = Vector512.CreateSequence(i - middle, 1), mx = m * x, difference = (Vector512.Create(row[i..]) - Vector512.Create(from)) * m;
            (count, sumX, sumXX, value, valueX) = (count + m, sumX + mx, sumXX + mx * x, value + difference, valueX + difference * x);
        }
        var sums = (Count: (double)Vector512.Sum(count), X: (double)Vector512.Sum(sumX), XX: (double)Vector512.Sum(sumXX), Value: (double)Vector512.Sum(value), ValueX: (double)Vector512.Sum(valueX));
        for (; i < row.Length; i++)
        {
            double m = known[i], x = i - middle, difference = (row[i] - from) * m;
            sums = (sums.Count + m, sums.X + m * x, sums.XX + m * x * x, sums.Value + difference, sums.ValueX + difference * x);
        }
        return sums;
    }
}
