using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Thon.Fourier;
using Thon.Imaging;

namespace Thon.Correct.Canvas;

/// <summary>Shifts every row of an image by its own distance, exactly, by the phases of its frequencies; rows are periodic.</summary>
internal sealed class Shear
{
    private const int RowsTogether = 16;

    // Phases are taken from two tables, one for every frequency of a run and one for the runs.
    private const int Run = 64;

    private readonly RealFft1D _fft;

    /// <summary>The shear of rows as long as a transform.</summary>
    public Shear(RealFft1D fft) => _fft = fft;

    /// <summary>Shifts the rows in place.</summary>
    /// <param name="image">The image, as wide as said.</param>
    /// <param name="shiftOf">By how many columns to the right a row is shifted.</param>
    public void ApplyInPlace(Image image, Func<int, double> shiftOf)
    {
        var spectra = new Complex32[RowsTogether * _fft.SpectrumLength];
        for (int first = 0; first < image.Height; first += RowsTogether)
        {
            int count = Math.Min(RowsTogether, image.Height - first);
            var rows = image.Pixels.AsSpan(first * image.Width, count * image.Width);
            _fft.Forward(rows, spectra, count);
            for (int i = 0; i < count; i++) TurnInPlace(spectra.AsSpan(i * _fft.SpectrumLength, _fft.SpectrumLength), shiftOf(first + i));
            _fft.Inverse(spectra, rows, count);
        }
    }

    /// <summary>Turns frequency n by -2 pi n shift / length.</summary>
    private void TurnInPlace(Span<Complex32> spectrum, double shift)
    {
        double turn = -2 * Math.PI * shift / _fft.Length;
        // Each number twice, for the two parts of a complex value that lie side by side.
        Span<float> cosines = stackalloc float[2 * Run], sines = stackalloc float[2 * Run];
        for (int i = 0; i < 2 * Run; i++)
        {
            var (sine, cosine) = Math.SinCos(turn * (i / 2));
            (cosines[i], sines[i]) = ((float)cosine, (float)sine);
        }
        for (int start = 0; start < spectrum.Length; start += Run)
        {
            var (sine, cosine) = Math.SinCos(turn * start);
            var values = MemoryMarshal.Cast<Complex32, float>(spectrum[start..Math.Min(start + Run, spectrum.Length)]);
            TurnInPlace(values, cosines, sines, (float)cosine, (float)sine);
        }
    }

    private static void TurnInPlace(Span<float> values, ReadOnlySpan<float> cosines, ReadOnlySpan<float> sines, float cosine, float sine)
    {
        var signs = Vector512.Create(-1f, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1);
        int i = 0;
        for (; i <= values.Length - Vector512<float>.Count; i += Vector512<float>.Count)
        {
            Vector512<float> c = Vector512.Create(cosines[i..]), s = Vector512.Create(sines[i..]), value = Vector512.Create(values[i..]);
            var exchanged = Vector512.Shuffle(value, Vector512.Create(1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14));
            (value * (c * cosine - s * sine) + exchanged * signs * (c * sine + s * cosine)).CopyTo(values[i..]);
        }
        for (; i < values.Length; i += 2)
        {
            float c = cosines[i] * cosine - sines[i] * sine, s = cosines[i] * sine + sines[i] * cosine;
            (values[i], values[i + 1]) = (values[i] * c - values[i + 1] * s, values[i + 1] * c + values[i] * s);
        }
    }
}
