using System.Numerics;
using Thon.Correct;
using Thon.Fourier;
using Thon.Imaging;
using Thon.Optics;
using Thon.Tests.Fourier;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Correct;

public sealed class FrameSumTests
{
    // Single-precision transforms, and weights read from a table: a few parts in a million of the contrast.
    private const double Single = 1e-5;

    // The mean is summed in double precision and added to pixels that have seven digits, here of a level of 10: a few parts in a million of it.
    private const double MeanRoundOff = 1e-4;

    // A single frame goes through two transforms with a weight of one: single precision, without the table.
    private const double TwoTransforms = 1e-6;

    // Four standard errors of the mean of 65536 pixels and eight frames, each with a deviation of sqrt(1/3): 4 sqrt(8/3) / 256.
    private const double FourErrorsOfMean = 0.026;

    private static readonly Length PixelSize = new(1.7);

    [Theory]
    [InlineData(12, 10, 0)]
    [InlineData(9, 14, 4)]
    public void The_sum_is_that_of_the_plain_definition(int width, int height, double perDose)
    {
        const int count = 5;
        float[][] frames = [.. Enumerable.Range(0, count).Select(i => Noise(width, height, i, 2))];
        double[] doses = [.. Enumerable.Range(0, count).Select(i => 12.0 * (i + 1))];
        float[] expected = [.. ByDefinition(frames, doses, width, height, perDose).Select(pixel => (float)pixel)];
        var curve = perDose == 0 ? DamageCurve.GrantGrigorieff : DamageCurve.BFactor(perDose);
        var sum = Sum(frames, width, height, Weights(doses, curve));
        Signals.Near(WithoutMean(expected), WithoutMean(sum.Pixels), Single, "contrast");
        Assert.Equal(frames.Sum(frame => frame.Average()), sum.Pixels.Average(), MeanRoundOff);
    }

    [Fact]
    public void A_single_frame_comes_back_unchanged()
    {
        float[] frame = Noise(50, 34, 7, 1000);
        Signals.Near(frame, Sum([frame], 50, 34, Weights([80], DamageCurve.GrantGrigorieff)).Pixels, TwoTransforms, "frame");
    }

    [Fact]
    public void White_noise_stays_white_with_the_power_of_one_frame_on_the_mean_of_the_sum()
    {
        const int size = 256, count = 8, rings = 6;
        float[][] frames = [.. Enumerable.Range(0, count).Select(i => Noise(size, size, 20 + i, 10))];
        var sum = Sum(frames, size, size, Weights([.. Enumerable.Range(0, count).Select(i => 5.0 + 10 * i)], DamageCurve.GrantGrigorieff));
        Assert.Equal(10 * count, Statistics.Of(sum.Pixels).Mean, FourErrorsOfMean);
        var fft = new RealFft2D(size, size);
        var spectrum = new Complex32[fft.SpectrumWidth * size];
        fft.Forward(sum.Pixels, spectrum);
        var (power, number) = (new double[rings], new int[rings]);
        for (int i = 1; i < spectrum.Length; i++)
        {
            int row = i / fft.SpectrumWidth;
            double u = i % fft.SpectrumWidth / (double)size, v = Math.Min(row, size - row) / (double)size;
            int ring = (int)(Math.Sqrt(u * u + v * v) * 2 * rings);
            if (ring >= rings) continue;
            // Uniform noise between -1 and 1 has a variance of a third.
            power[ring] += spectrum[i].Power * 3.0 / (size * size);
            number[ring]++;
        }
        // The innermost of the rings has 700 independent frequencies: four standard errors are 15 %.
        for (int ring = 0; ring < rings; ring++) Assert.Equal(1, power[ring] / number[ring], 4 / Math.Sqrt(number[ring]));
    }

    [Fact]
    public void Threads_do_not_matter()
    {
        float[][] frames = [.. Enumerable.Range(0, 4).Select(i => Noise(130, 71, i, 3))];
        var weights = Weights([3, 6, 9, 12], DamageCurve.GrantGrigorieff);
        Assert.Equal(Sum(frames, 130, 71, weights).Pixels, Sum(frames, 130, 71, weights, threads: 5).Pixels);
    }

    [Fact]
    public void There_is_a_weight_for_each_frame_and_one_size()
    {
        var weights = Weights([3, 6], DamageCurve.GrantGrigorieff);
        float[] frame = new float[64];
        Assert.Throws<ArgumentException>(() => Sum([frame], 8, 8, weights));
        Assert.Throws<ArgumentException>(() => Sum([frame, frame, frame], 8, 8, weights));
        Assert.Throws<ArgumentException>(() => FrameSum.Of([new(8, 8), new(4, 16)], weights, PixelSize, 1, CancellationToken.None));
    }

    private static Image Sum(float[][] frames, int width, int height, DoseWeight[] weights, int threads = 1) =>
        FrameSum.Of(frames.Select(frame => new Image(width, height, (float[])frame.Clone())), weights, PixelSize, threads, TestContext.Current.CancellationToken);

    private static DoseWeight[] Weights(double[] doses, DamageCurve curve) => [.. doses.Select(dose => new DoseWeight(new(dose), Voltage.FromKilovolts(300)) { Curve = curve })];

    private static float[] Noise(int width, int height, int seed, float level) => [.. Signals.Noise(width * height, seed).Select(pixel => pixel + level)];

    private static float[] WithoutMean(float[] pixels)
    {
        float mean = pixels.Average();
        return [.. pixels.Select(pixel => pixel - mean)];
    }

    /// <summary>The discrete Fourier transform as it is defined, in double precision, and the weights written out anew.</summary>
    private static double[] ByDefinition(float[][] frames, double[] doses, int width, int height, double perDose)
    {
        var pixels = new double[width * height];
        for (int v = 0; v < height; v++)
            for (int u = 0; u < width; u++)
            {
                double ky = (2 * v <= height ? v : v - height) / (height * PixelSize.Angstroms), kx = (2 * u <= width ? u : u - width) / (width * PixelSize.Angstroms);
                double k = Math.Sqrt(kx * kx + ky * ky);
                double[] w = [.. doses.Select(dose => k == 0 ? 1 : perDose == 0 ? Math.Exp(-dose / (2 * (0.24499 * Math.Pow(k, -1.6649) + 2.8141))) : Math.Exp(-perDose * dose * k * k / 4))];
                double norm = k == 0 ? 1 : Math.Sqrt(w.Sum(weight => weight * weight));
                var sum = Complex.Zero;
                for (int i = 0; i < frames.Length; i++) sum += w[i] / norm * At(frames[i], width, height, u, v);
                for (int y = 0; y < height; y++)
                    for (int x = 0; x < width; x++)
                        pixels[y * width + x] += (sum * Wave(u * x / (double)width + v * y / (double)height)).Real / (width * height);
            }
        return pixels;
    }

    private static Complex At(float[] frame, int width, int height, int u, int v)
    {
        var sum = Complex.Zero;
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                sum += frame[y * width + x] * Wave(-(u * x / (double)width + v * y / (double)height));
        return sum;
    }

    private static Complex Wave(double turns) => Complex.FromPolarCoordinates(1, 2 * Math.PI * turns);
}
