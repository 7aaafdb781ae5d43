using Thon.Fourier;
using Thon.Imaging;
using Thon.Simulate;

namespace Thon.Tests.Provenance.Fingerprints;

/// <summary>White noise times a filter, whose spectrum is the filter's square.</summary>
internal static class FilteredNoise
{
    /// <summary>Pixel size of all of it, angstrom.</summary>
    public const double Pixel = 2.5;

    /// <summary>An image of unit noise times a filter, on a mean.</summary>
    /// <param name="seed">Seed.</param>
    /// <param name="size">Width and height.</param>
    /// <param name="amplitude">The filter, of cycles/angstrom.</param>
    /// <param name="mean">The mean.</param>
    public static Image Of(ulong seed, int size, Func<double, double> amplitude, double mean = 10)
    {
        var random = new RandomStream(seed);
        var image = new Image(size, size);
        for (int i = 0; i < image.Pixels.Length; i++) image.Pixels[i] = (float)random.NextNormal();
        var fft = new RealFft2D(size, size);
        var spectrum = new Complex32[fft.SpectrumWidth * size];
        fft.Forward(image.Pixels, spectrum);
        for (int i = 0; i < spectrum.Length; i++)
        {
            int row = i / fft.SpectrumWidth, v = row > size / 2 ? row - size : row, u = i % fft.SpectrumWidth;
            float weight = i == 0 ? 0 : (float)amplitude(Math.Sqrt(u * u + v * v) / (size * Pixel));
            spectrum[i] = new(spectrum[i].Re * weight, spectrum[i].Im * weight);
        }
        fft.Inverse(spectrum, image.Pixels);
        for (int i = 0; i < image.Pixels.Length; i++) image.Pixels[i] += (float)mean;
        return image;
    }

    /// <summary>A stack of it.</summary>
    public static MemoryStack Stack(ulong seed, int sections, Func<int, double, double> amplitude, int size = 512, double mean = 10) =>
        new([.. Enumerable.Range(0, sections).Select(section => Of(1000 * seed + (ulong)section, size, k => amplitude(section, k), mean))]);
}
