using Thon.Fourier;
using Thon.Imaging;
using Xunit;

namespace Thon.Tests.Fourier;

public sealed class RealFft1DTests
{
    // Single precision rounding of some ten passes; FFTW's own distance from the exact result is about 2e-7.
    private const double Rounding = 3e-7;

    [Theory]
    [InlineData(1, 3)]
    [InlineData(15, 1)]
    [InlineData(16, 17)]
    [InlineData(360, 40)]
    [InlineData(4096, 1)]
    public void Agrees_with_FFTW_signal_by_signal(int length, int count)
    {
        Fftw.SkipUnlessInstalled();
        float[] signals = Signals.Noise(length * count, seed: length);
        var fft = new RealFft1D(length);
        var spectra = new Complex32[fft.SpectrumLength * count];
        fft.Forward(signals, spectra, count);
        var expected = Enumerable.Range(0, count).SelectMany(i => Fftw.Forward(signals[(i * length)..((i + 1) * length)], length)).ToArray();
        Signals.Near(expected, spectra, Rounding, "forward");
        var back = new float[signals.Length];
        fft.Inverse(spectra, back, count, threads: 2);
        Signals.Near(signals, back, Rounding, "round trip");
    }
}
