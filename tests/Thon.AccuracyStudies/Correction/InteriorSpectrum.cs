using Thon.Fourier;
using Thon.Imaging;
using Thon.Units;

namespace Thon.AccuracyStudies.Correction;

/// <summary>
/// The spectrum of an image's interior: 96 pixels off each side, since no correction can know what lay outside, its mean taken away, under the square
/// root of a Hann window.
/// </summary>
internal sealed class InteriorSpectrum
{
    private const int Edge = 96;
    private readonly Complex32[] _values;
    private readonly double[] _frequencies;

    /// <summary>The spectrum of one image.</summary>
    /// <param name="image">The image, more than 192 pixels wide and high.</param>
    /// <param name="pixel">Its pixel size.</param>
    public InteriorSpectrum(Image image, Length pixel)
    {
        var fft = new RealFft2D(image.Width - 2 * Edge, image.Height - 2 * Edge);
        Nyquist = SpatialFrequency.Nyquist(pixel).CyclesPerAngstrom;
        _values = new Complex32[fft.SpectrumWidth * fft.Height];
        fft.Forward(Windowed(image, fft), _values);
        _frequencies = [.. Enumerable.Range(0, _values.Length).Select(i => FrequencyAt(i, fft) / pixel.Angstroms)];
    }

    /// <summary>The Nyquist frequency, cycles/angstrom.</summary>
    public double Nyquist { get; }

    /// <summary>The half spectrum, [ky, kx].</summary>
    public ReadOnlySpan<Complex32> Values => _values;

    /// <summary>The frequency of every value, cycles/angstrom.</summary>
    public ReadOnlySpan<double> Frequencies => _frequencies;

    private static float[] Windowed(Image image, RealFft2D fft)
    {
        var box = new float[fft.Width * fft.Height];
        for (int y = 0; y < fft.Height; y++) image.Row(y + Edge).Slice(Edge, fft.Width).CopyTo(box.AsSpan(y * fft.Width));
        double mean = Statistics.Of(box).Mean;
        for (int i = 0; i < box.Length; i++)
            box[i] = (float)((box[i] - mean) * Math.Sin(Math.PI * (i % fft.Width + 0.5) / fft.Width) * Math.Sin(Math.PI * (i / fft.Width + 0.5) / fft.Height));
        return box;
    }

    /// <summary>Cycles a pixel.</summary>
    private static double FrequencyAt(int i, RealFft2D fft)
    {
        int row = i / fft.SpectrumWidth;
        double ky = (row <= fft.Height / 2 ? row : row - fft.Height) / (double)fft.Height, kx = i % fft.SpectrumWidth / (double)fft.Width;
        return Math.Sqrt(kx * kx + ky * ky);
    }
}
