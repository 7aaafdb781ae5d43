using Thon.Imaging;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Tests.Correct;

/// <summary>Aligns an image by the definition of a transform: every new pixel is interpolated at the place it comes from.</summary>
internal static class Realignment
{
    // Taps on either side; a Hann-windowed sinc of 8 keeps all but the last tenth of the frequencies.
    private const int Reach = 8;

    /// <summary>The aligned image.</summary>
    /// <param name="raw">The raw image.</param>
    /// <param name="pixel">Its pixel size.</param>
    /// <param name="transform">From the raw image to the new one.</param>
    /// <param name="binning">Raw pixels in a new one; what is finer than the new pixels show is filtered out.</param>
    /// <param name="width">Pixels of a new row.</param>
    /// <param name="height">New rows.</param>
    public static Image Of(Image raw, Length pixel, ImageTransform transform, int binning, int width, int height)
    {
        var aligned = new Image(width, height);
        float mean = (float)Statistics.Of(raw.Pixels).Mean;
        Parallel.For(0, height, y =>
        {
            for (int x = 0; x < width; x++)
            {
                var (fromX, fromY) = transform.OriginOf((x - width / 2) * binning * pixel.Angstroms, (y - height / 2) * binning * pixel.Angstroms);
                aligned[x, y] = At(raw, mean, fromX / pixel.Angstroms + raw.Width / 2, fromY / pixel.Angstroms + raw.Height / 2, binning);
            }
        });
        return aligned;
    }

    private static float At(Image raw, float mean, double x, double y, int binning)
    {
        var (columns, firstX) = Taps(x, binning);
        var (rows, firstY) = Taps(y, binning);
        double sum = 0;
        for (int j = 0; j < rows.Length; j++)
            for (int i = 0; i < columns.Length; i++)
            {
                int column = firstX + i, row = firstY + j;
                bool inside = column >= 0 && column < raw.Width && row >= 0 && row < raw.Height;
                sum += columns[i] * rows[j] * (inside ? raw[column, row] : mean);
            }
        return (float)sum;
    }

    private static (double[] Taps, int First) Taps(double centre, int binning)
    {
        int first = (int)Math.Ceiling(centre - Reach * binning), last = (int)Math.Floor(centre + Reach * binning);
        double[] taps = [.. Enumerable.Range(first, last - first + 1).Select(i => Kernel((i - centre) / binning))];
        double sum = taps.Sum();
        return ([.. taps.Select(tap => tap / sum)], first);
    }

    private static double Kernel(double t) => t == 0 ? 1 : Math.Sin(Math.PI * t) / (Math.PI * t) * (0.5 + 0.5 * Math.Cos(Math.PI * t / Reach));
}
