using Thon.Fourier;
using Thon.Imaging;
using Xunit;

namespace Thon.Tests.Fourier;

public sealed class RealFft3DTests
{
    // Single precision rounding of some ten passes; FFTW's own distance from the exact result is about 2e-7.
    private const double Rounding = 3e-7;

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(4, 3, 2)]
    [InlineData(32, 32, 32)]
    [InlineData(18, 20, 7)]
    [InlineData(31, 6, 10)]
    [InlineData(64, 1, 9)]
    [InlineData(1, 5, 64)]
    [InlineData(96, 80, 54)]
    [InlineData(128, 64, 128)]
    [InlineData(128, 130, 54)] // slices so large that columns in depth are done several tiles at a time
    [InlineData(128, 130, 8)]
    [InlineData(128, 130, 61)]
    [InlineData(128, 130, 1)]
    public void Agrees_with_FFTW_in_every_register_width(int width, int height, int depth)
    {
        Fftw.SkipUnlessInstalled();
        float[] volume = Signals.Noise(width * height * depth, seed: depth);
        var expected = Fftw.Forward(volume, depth, height, width);
        foreach (var simd in Signals.RegisterWidths())
        {
            var fft = new RealFft3D(width, height, depth, simd);
            var spectrum = new Complex32[expected.Length];
            fft.Forward(volume, spectrum);
            Signals.Near(expected, spectrum, Rounding, $"{simd} forward");
            var back = new float[volume.Length];
            fft.Inverse(spectrum, back);
            Signals.Near(volume, back, Rounding, $"{simd} round trip");
        }
    }

    [Theory]
    [InlineData(40, 30, 20)]
    [InlineData(40, 30, 2)]
    public void The_number_of_threads_does_not_change_a_bit(int width, int height, int depth)
    {
        float[] volume = Signals.Noise(width * height * depth, seed: 1);
        var fft = new RealFft3D(width, height, depth);
        var expected = new Complex32[fft.SpectrumWidth * height * depth];
        var expectedBack = new float[volume.Length];
        fft.Forward(volume, expected);
        fft.Inverse((Complex32[])expected.Clone(), expectedBack);
        for (int threads = 2; threads <= 3; threads++)
        {
            var spectrum = new Complex32[expected.Length];
            fft.Forward(volume, spectrum, threads);
            Assert.Equal(expected, spectrum);
            var back = new float[volume.Length];
            fft.Inverse(spectrum, back, threads);
            Assert.Equal(expectedBack, back);
        }
    }
}
