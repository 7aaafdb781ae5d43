using Thon.Fourier;
using Thon.Imaging;

namespace Thon.AccuracyStudies.Checking;

/// <summary>The dose weight of Grant and Grigorieff on an image, written anew, so that what is planted and what looks for it share nothing.</summary>
internal static class PlainDoseWeight
{
    public static Image Of(Image image, double pixel, double dose, double kilovolts)
    {
        int width = image.Width, height = image.Height;
        var fft = new RealFft2D(width, height);
        var spectrum = new Complex32[fft.SpectrumWidth * height];
        fft.Forward(image.Pixels, spectrum);
        for (int v = 0; v < height; v++)
            for (int u = 0; u < fft.SpectrumWidth; u++)
            {
                if (u == 0 && v == 0) continue;
                double k = Math.Sqrt(Math.Pow(u / (width * pixel), 2) + Math.Pow((v > height / 2 ? v - height : v) / (height * pixel), 2));
                double critical = (kilovolts < 250 ? 0.8 : 1) * (0.24499 * Math.Pow(k, -1.6649) + 2.8141);
                float weight = (float)Math.Exp(-dose / (2 * critical));
                var old = spectrum[v * fft.SpectrumWidth + u];
                spectrum[v * fft.SpectrumWidth + u] = new(old.Re * weight, old.Im * weight);
            }
        var weighted = new Image(width, height);
        fft.Inverse(spectrum, weighted.Pixels);
        return weighted;
    }
}
