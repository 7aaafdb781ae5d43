using Thon.Fourier;
using Thon.Imaging;

namespace Thon.AccuracyStudies;

/// <summary>The periodogram of a whole image.</summary>
internal static class ImageSpectrum
{
    /// <summary>Power and frequency, in cycles a pixel, of the samples of a half plane that are complex numbers of their own.</summary>
    public static IEnumerable<(double Power, double Fx, double Fy)> Samples(Image image)
    {
        var fft = new RealFft2D(image.Width, image.Height);
        var spectrum = new Complex32[fft.SpectrumWidth * fft.Height];
        fft.Forward(image.Pixels, spectrum);
        for (int v = 0; v < fft.Height; v++)
            for (int u = 1; u < fft.SpectrumWidth - 1; u++)
                yield return (spectrum[v * fft.SpectrumWidth + u].Power, (double)u / fft.Width, (double)(v > fft.Height / 2 ? v - fft.Height : v) / fft.Height);
    }
}
