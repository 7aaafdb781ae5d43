using CsCheck;
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

    private static readonly Gen<int> AnySize = Gen.OneOf(Gen.Int[1, 70], Gen.Int[0, 8].Select(i => new[] { 1, 2, 16, 64, 67, 97, 128, 131, 250 }[i]));

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
        float[] expectedBack = Fftw.Inverse(expected, height, width);
        double tolerance = Tolerance(width, height);
        foreach (SimdWidth simd in Signals.RegisterWidths())
        {
            var fft = new RealFft2D(width, height, simd);
            var spectrum = Forward(fft, image);
            Signals.Near(expected, spectrum, tolerance, $"{simd} forward");
            Signals.Near(image, Inverse(fft, spectrum), tolerance, $"{simd} round trip");
            Signals.Near(expectedBack, Inverse(fft, expected), tolerance, $"{simd} inverse");
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Every_register_width_gives_the_same_bits(int width, int height)
    {
        Assert.SkipUnless(Engine.Widest > SimdWidth.Portable, "this processor has no fused multiply-add, or no wide registers");
        float[] image = Signals.Noise(width * height, seed: 3);
        var expected = Forward(new(width, height, SimdWidth.Portable), image);
        float[] expectedBack = Inverse(new(width, height, SimdWidth.Portable), expected);
        foreach (SimdWidth simd in Signals.RegisterWidths())
        {
            Assert.Equal(expected, Forward(new(width, height, simd), image));
            Assert.Equal(expectedBack, Inverse(new(width, height, simd), expected));
        }
    }

    [Fact]
    public void Every_register_width_gives_the_same_bits_at_any_width()
    {
        Assert.SkipUnless(Engine.Widest > SimdWidth.Portable, "this processor has no fused multiply-add, or no wide registers");
        Gen.Int[1, 2000].Sample(width =>
        {
            float[] image = Signals.Noise(width * 3, seed: width);
            var expected = Forward(new(width, 3, SimdWidth.Portable), image);
            float[] expectedBack = Inverse(new(width, 3, SimdWidth.Portable), expected);
            foreach (SimdWidth simd in Signals.RegisterWidths())
            {
                Assert.Equal(expected, Forward(new(width, 3, simd), image));
                Assert.Equal(expectedBack, Inverse(new(width, 3, simd), expected));
            }
        }, iter: 300);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(12, 10)]
    [InlineData(20, 15)]
    [InlineData(15, 67)]
    [InlineData(31, 6)]
    [InlineData(7, 1)]
    [InlineData(1, 7)]
    public void Agrees_with_the_definition_in_double_precision(int width, int height)
    {
        float[] image = Signals.Noise(width * height, seed: 5);
        var fft = new RealFft2D(width, height);
        var expected = new Complex32[fft.SpectrumWidth * height];
        for (int v = 0; v < height; v++)
            for (int u = 0; u < fft.SpectrumWidth; u++)
                expected[v * fft.SpectrumWidth + u] = Definition(image, width, height, u, v);
        Signals.Near(expected, Forward(fft, image), Tolerance(width, height), "forward");
    }

    [Fact]
    public void A_point_becomes_a_plane_wave() => AnySize.Select(AnySize, Gen.Double[0, 0.999], Gen.Double[0, 0.999]).Sample((width, height, a, b) =>
    {
        int x = (int)(a * width), y = (int)(b * height);
        var image = new float[width * height];
        image[y * width + x] = 1;
        var fft = new RealFft2D(width, height);
        var spectrum = Forward(fft, image);
        var expected = new Complex32[spectrum.Length];
        for (int i = 0; i < expected.Length; i++)
            expected[i] = Wave(-(x * (double)(i % fft.SpectrumWidth) / width + y * (double)(i / fft.SpectrumWidth) / height));
        Signals.Near(expected, spectrum, ConvolutionRounding, $"{width} x {height}, ({x}, {y})");
    }, iter: 100);

    [Theory]
    [InlineData(64, 48, 5, 7)]
    [InlineData(64, 48, 0, 0)]
    [InlineData(63, 45, 20, 44)]
    public void A_plane_wave_becomes_a_point(int width, int height, int u, int v)
    {
        var image = new float[width * height];
        for (int i = 0; i < image.Length; i++)
            image[i] = Wave(u * (double)(i % width) / width + v * (double)(i / width) / height).Re;
        var fft = new RealFft2D(width, height);
        var expected = new Complex32[fft.SpectrumWidth * height];
        expected[v * fft.SpectrumWidth + u] = new(u == 0 && v == 0 ? image.Length : image.Length / 2f, 0);
        Signals.Near(expected, Forward(fft, image), Rounding, "a cosine");
    }

    [Fact]
    public void Energy_is_kept() => AnySize.Select(AnySize).Sample((width, height) =>
    {
        float[] image = Signals.Noise(width * height, seed: width * height);
        var fft = new RealFft2D(width, height);
        var spectrum = Forward(fft, image);
        double pixels = image.Sum(pixel => (double)pixel * pixel), values = 0;
        for (int i = 0; i < spectrum.Length; i++)
            values += spectrum[i].Power * (double)(2 * (i % fft.SpectrumWidth) % width == 0 ? 1 : 2);
        Assert.Equal(1, values / width / height / pixels, 1e-6);
    }, iter: 200);

    [Fact]
    public void The_transform_is_linear() => AnySize.Select(AnySize, Gen.Float[-2, 2]).Sample((width, height, factor) =>
    {
        float[] a = Signals.Noise(width * height, seed: 1), b = Signals.Noise(width * height, seed: 2);
        var fft = new RealFft2D(width, height);
        Complex32[] ofA = Forward(fft, a), ofB = Forward(fft, b);
        var expected = ofA.Zip(ofB, (x, y) => new Complex32(x.Re + factor * y.Re, x.Im + factor * y.Im)).ToArray();
        Signals.Near(expected, Forward(fft, [.. a.Zip(b, (x, y) => x + factor * y)]), 2 * ConvolutionRounding, $"{width} x {height}");
    }, iter: 100);

    [Fact]
    public void Forward_and_inverse_undo_each_other() => AnySize.Select(AnySize).Sample((width, height) =>
    {
        float[] image = Signals.Noise(width * height, seed: 7);
        var fft = new RealFft2D(width, height);
        Signals.Near(image, Inverse(fft, Forward(fft, image)), ConvolutionRounding, $"{width} x {height}");
    }, iter: 200);

    [Theory]
    [InlineData(512, 256, 1)]
    [InlineData(100, 75, 3)]
    [InlineData(75, 67, 5)]
    public void The_number_of_threads_does_not_change_a_bit(int width, int height, int count)
    {
        float[] images = Signals.Noise(width * height * count, seed: 9);
        var fft = new RealFft2D(width, height);
        var expected = new Complex32[fft.SpectrumWidth * height * count];
        for (int i = 0; i < count; i++)
            fft.Forward(images.AsSpan(i * width * height), expected.AsSpan(i * fft.SpectrumWidth * height));
        var expectedBack = new float[images.Length];
        fft.InverseBatch((Complex32[])expected.Clone(), expectedBack, count);
        for (int threads = 1; threads <= 3; threads++)
        {
            var spectra = new Complex32[expected.Length];
            fft.ForwardBatch(images, spectra, count, threads);
            Assert.Equal(expected, spectra);
            var back = new float[images.Length];
            fft.InverseBatch(spectra, back, count, threads);
            Assert.Equal(expectedBack, back);
        }
    }

    [Fact]
    public void One_plan_serves_many_threads_at_once()
    {
        var fft = new RealFft2D(96, 67);
        var images = Enumerable.Range(0, 64).Select(seed => Signals.Noise(96 * 67, seed)).ToArray();
        var expected = images.Select(image => Forward(fft, image)).ToArray();
        Parallel.For(0, 256, i => Assert.Equal(expected[i % 64], Forward(fft, images[i % 64])));
    }

    [Theory]
    [InlineData(16, 8)]
    [InlineData(9, 8)]
    public void Imaginary_parts_that_a_real_image_cannot_have_are_ignored(int width, int height)
    {
        var fft = new RealFft2D(width, height);
        var spectrum = Forward(fft, Signals.Noise(width * height, seed: 11));
        float[] expected = Inverse(fft, spectrum);
        spectrum[0] = spectrum[0] with { Im = 5 };
        Signals.Near(expected, Inverse(fft, spectrum), Rounding, "imaginary zero frequency");
    }

    [Fact]
    public void Short_buffers_are_refused()
    {
        var fft = new RealFft2D(8, 8);
        Assert.Throws<ArgumentException>(() => fft.Forward(new float[63], new Complex32[40]));
        Assert.Throws<ArgumentException>(() => fft.Inverse(new Complex32[39], new float[64]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RealFft2D(0, 8));
        Assert.Throws<ArgumentOutOfRangeException>(() => fft.Forward(new float[64], new Complex32[40], threads: 0));
    }

    private static double Tolerance(params int[] size) =>
        size.Any(length => RadixChoice.For(length).Any(radix => radix > LanePlan.LargestRadix)) ? ConvolutionRounding : Rounding;

    private static Complex32[] Forward(RealFft2D fft, float[] image)
    {
        var spectrum = new Complex32[fft.SpectrumWidth * fft.Height];
        fft.Forward(image, spectrum);
        return spectrum;
    }

    private static float[] Inverse(RealFft2D fft, Complex32[] spectrum)
    {
        var image = new float[fft.Width * fft.Height];
        fft.Inverse((Complex32[])spectrum.Clone(), image);
        return image;
    }

    private static Complex32 Definition(float[] image, int width, int height, int u, int v)
    {
        var sum = System.Numerics.Complex.Zero;
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                sum += image[y * width + x] * System.Numerics.Complex.FromPolarCoordinates(1, -2 * Math.PI * (u * x / (double)width + v * y / (double)height));
        return new((float)sum.Real, (float)sum.Imaginary);
    }

    private static Complex32 Wave(double turns) => new((float)Math.Cos(2 * Math.PI * turns), (float)Math.Sin(2 * Math.PI * turns));
}
