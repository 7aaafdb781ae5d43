using Thon.Fourier;
using Thon.Fourier.Lanes;
using Thon.Imaging;
using Xunit;

namespace Thon.Tests.Fourier;

public sealed class RealFft2DTests
{
    // Single precision rounding of some ten passes; FFTW's own distance from the exact result is about 2e-7.
    private const double Rounding = 3e-7;

    // Primes above 61 go by a convolution: two transforms of more than twice the length each way.
    private const double ConvolutionRounding = 7e-7;

    public static TheoryData<int, int> Sizes =>
    [
        (1, 1), (2, 1), (1, 2), (3, 3), (4, 4), (5, 7), (1, 100), (100, 1), (16, 16), (17, 16), (16, 17), (18, 31), (30, 25), (32, 2), (33, 33),
        (36, 49), (62, 61), (67, 71), (64, 131), (134, 128), (120, 90), (256, 256), (97, 33), (256, 512), (512, 512), (512, 1024), (1024, 1024), (480, 360), (242, 250),
        (720, 1), (1, 1021), (2042, 3), (4092, 40), (40, 4092), (4093, 2), (2, 4093), (2048, 64), (64, 2048), (4096, 32), (32, 4096), (960, 928),
    ];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Agrees_with_FFTW_in_every_register_width(int width, int height)
    {
        Fftw.SkipUnlessInstalled();
        float[] image = Signals.Noise(width * height, seed: width + height);
        var expected = Fftw.Forward(image, height, width);
        double tolerance = new[] { width, height }.Any(HasLargePrime) ? ConvolutionRounding : Rounding;
        foreach (SimdWidth simd in Available())
        {
            var fft = new RealFft2D(width, height, simd);
            var spectrum = new Complex32[fft.SpectrumWidth * height];
            fft.Forward(image, spectrum);
            Assert.True(Signals.Distance(spectrum, expected) < tolerance, $"{simd} forward: {Signals.Distance(spectrum, expected)}");

            var back = new float[image.Length];
            fft.Inverse((Complex32[])expected.Clone(), back);
            float[] expectedBack = Fftw.Inverse(expected, height, width);
            Assert.True(Signals.Distance(back, expectedBack) < tolerance, $"{simd} inverse: {Signals.Distance(back, expectedBack)}");
            fft.Inverse(spectrum, back);
            Assert.True(Signals.Distance(back, image) < tolerance, $"{simd} round trip: {Signals.Distance(back, image)}");
        }
    }

    private static bool HasLargePrime(int size) => RadixChoice.For(size).Any(radix => radix > LanePlan.LargestRadix);

    private static IEnumerable<SimdWidth> Available() => Enum.GetValues<SimdWidth>().Where(simd => simd <= Engine.Widest);
}
