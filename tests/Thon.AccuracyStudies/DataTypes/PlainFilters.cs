using Thon.Fourier;
using Thon.Imaging;

namespace Thon.AccuracyStudies.DataTypes;

/// <summary>What other programs do to images.</summary>
internal static class PlainFilters
{
    // Standard deviation of the Gaussian in cycles a pixel: half of the amplitude is left at 0.29 of the sampling frequency.
    private const double GaussianSigma = 0.25;

    /// <summary>The amplitudes of an image times exp(-k^2 / 2 sigma^2) with sigma a quarter of the sampling frequency.</summary>
    public static Image GaussianLowPass(Image image)
    {
        int width = image.Width, height = image.Height;
        var fft = new RealFft2D(width, height);
        var spectrum = new Complex32[fft.SpectrumWidth * height];
        fft.Forward(image.Pixels, spectrum);
        for (int i = 0; i < spectrum.Length; i++)
        {
            int row = i / fft.SpectrumWidth;
            double x = i % fft.SpectrumWidth / (double)width, y = (row > height / 2 ? row - height : row) / (double)height;
            float weight = (float)Math.Exp(-(x * x + y * y) / (2 * GaussianSigma * GaussianSigma));
            spectrum[i] = new(spectrum[i].Re * weight, spectrum[i].Im * weight);
        }
        var filtered = new Image(width, height);
        fft.Inverse(spectrum, filtered.Pixels);
        return filtered;
    }

    /// <summary>Sums of two by two pixels.</summary>
    public static Image Binned(Image image)
    {
        var binned = new Image(image.Width / 2, image.Height / 2);
        for (int y = 0; y < binned.Height; y++)
            for (int x = 0; x < binned.Width; x++)
                binned[x, y] = image[2 * x, 2 * y] + image[2 * x + 1, 2 * y] + image[2 * x, 2 * y + 1] + image[2 * x + 1, 2 * y + 1];
        return binned;
    }
}
