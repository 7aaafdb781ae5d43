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

    private void TurnInPlace(Span<Complex32> spectrum, double shift)
    {
        double turn = -2 * Math.PI * shift / _fft.Length;
        Span<Complex32> fine = stackalloc Complex32[Run];
        for (int i = 0; i < Run; i++) fine[i] = Turned(turn * i);
        for (int start = 0; start < spectrum.Length; start += Run)
        {
            var coarse = Turned(turn * start);
            var run = spectrum[start..Math.Min(start + Run, spectrum.Length)];
            for (int i = 0; i < run.Length; i++) run[i] *= coarse * fine[i];
        }
    }

    private static Complex32 Turned(double angle) => new((float)Math.Cos(angle), (float)Math.Sin(angle));
}
