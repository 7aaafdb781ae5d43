using Thon.Fourier;
using Thon.Imaging;

namespace Thon.Tests;

/// <summary>Power spectra of square images, averaged over rings.</summary>
internal static class RingPower
{
    /// <summary>
    /// Ring means of |F|^2 / (pixels * mean square of the window), Hann-windowed, mean taken off; ring r is at r cycles an image, up to below Nyquist.
    /// White noise has its variance in every ring.
    /// </summary>
    public static double[] Of(Image image)
    {
        int n = image.Width;
        double mean = Statistics.Of(image.Pixels).Mean;
        var windowed = new float[n * n];
        for (int y = 0; y < n; y++)
            for (int x = 0; x < n; x++) windowed[y * n + x] = (float)((image[x, y] - mean) * Hann(x, n) * Hann(y, n));
        var fft = new RealFft2D(n, n);
        var spectrum = new Complex32[fft.SpectrumWidth * n];
        fft.Forward(windowed, spectrum);
        var (sum, count) = (new double[n / 2], new double[n / 2]);
        for (int v = 0; v < n; v++)
            for (int u = 0; u < fft.SpectrumWidth; u++)
            {
                int ring = (int)Math.Round(Math.Sqrt(u * u + Math.Pow(v > n / 2 ? v - n : v, 2)));
                if (ring >= n / 2) continue;
                sum[ring] += spectrum[v * fft.SpectrumWidth + u].Power;
                count[ring]++;
            }
        const double windowPower = 0.375 * 0.375; // mean square of a Hann window, in each direction
        return [.. sum.Select((power, ring) => power / count[ring] / (n * n * windowPower))];
    }

    private static double Hann(int i, int n) => 0.5 - 0.5 * Math.Cos(2 * Math.PI * (i + 0.5) / n);
}
