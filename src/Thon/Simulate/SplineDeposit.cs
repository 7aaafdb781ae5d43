using System.Runtime.Intrinsics;

namespace Thon.Simulate;

/// <summary>
/// Puts points between pixels onto an image with cubic B-splines, and says what that does to the spectrum. The compensation makes white points
/// give exactly white images; a single point keeps its amplitude to 1 in 10^4 up to half of Nyquist and 0.71 of it at Nyquist itself.
/// </summary>
public static class SplineDeposit
{
    /// <summary>Adds a weight at a place between pixels, on an image that is periodic.</summary>
    /// <param name="image">Width * height pixels, [row, column].</param>
    /// <param name="width">Pixels a row.</param>
    /// <param name="x">Column, from 0 up to but not including the width.</param>
    /// <param name="y">Row, from 0 up to but not including the height.</param>
    /// <param name="weight">What is added, spread over 4 x 4 pixels.</param>
    public static void AddInPlace(Span<float> image, int width, float x, float y, float weight)
    {
        int height = image.Length / width, column = (int)x, row = (int)y;
        Vector128<float> across = Weights(x - column), up = Weights(y - row) * weight;
        bool inside = column >= 1 && column + 2 < width;
        for (int j = 0; j < 4; j++)
        {
            var line = image.Slice(Wrap(row + j - 1, height) * width, width);
            var added = across * up[j];
            if (inside)
            {
                var place = line.Slice(column - 1, 4);
                (Vector128.Create<float>(place) + added).CopyTo(place);
            }
            else
                for (int i = 0; i < 4; i++) line[Wrap(column + i - 1, width)] += added[i];
        }
    }

    /// <summary>What a spectrum of deposited points must be multiplied by along one direction, so that white points have a white spectrum.</summary>
    /// <param name="cyclesPerPixel">Frequency along that direction; it repeats with period 1.</param>
    public static double Compensation(double cyclesPerPixel)
    {
        double w = 2 * Math.PI * cyclesPerPixel;
        // The spline's power summed over all aliases: the septic B-spline at the integers.
        return 1 / Math.Sqrt((2416 + 2 * (1191 * Math.Cos(w) + 120 * Math.Cos(2 * w) + Math.Cos(3 * w))) / 5040);
    }

    private static Vector128<float> Weights(float t)
    {
        float r = 1 - t;
        return Vector128.Create(r * r * r, 4 - 6 * t * t + 3 * t * t * t, 4 - 6 * r * r + 3 * r * r * r, t * t * t) / 6;
    }

    private static int Wrap(int i, int n) => i < 0 ? i + n : i >= n ? i - n : i;
}
