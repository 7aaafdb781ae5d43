using Thon.Fourier.Lanes;
using Thon.Imaging;
using Xunit;

namespace Thon.Tests.Fourier;

/// <summary>Random data for the transforms, and how far two results lie apart.</summary>
internal static class Signals
{
    /// <summary>Uniform noise in [-1, 1), the same for the same seed.</summary>
    public static float[] Noise(int count, int seed)
    {
        var random = new Random(seed);
        var values = new float[count];
        for (int i = 0; i < count; i++) values[i] = 2 * random.NextSingle() - 1;
        return values;
    }

    /// <summary>|a - b| / |b|, in the L2 norm.</summary>
    public static double Distance(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double difference = 0, norm = 0;
        for (int i = 0; i < b.Length; i++)
        {
            difference += ((double)a[i] - b[i]) * ((double)a[i] - b[i]);
            norm += (double)b[i] * b[i];
        }
        return difference == 0 ? 0 : Math.Sqrt(difference / norm);
    }

    /// <summary>Asserts that the distance stays below a tolerance.</summary>
    public static void Near(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, double tolerance, string what)
    {
        double distance = Distance(actual, expected);
        Assert.True(distance < tolerance, $"{what}: relative L2 distance {distance:E2}");
    }

    /// <summary>Asserts that the distance stays below a tolerance.</summary>
    public static void Near(Complex32[] expected, Complex32[] actual, double tolerance, string what) => Near(Floats(expected), Floats(actual), tolerance, what);

    /// <summary>The register widths this processor has.</summary>
    public static IEnumerable<SimdWidth> RegisterWidths() => Enum.GetValues<SimdWidth>().Where(simd => simd <= Engine.Widest);

    /// <summary>The parts of complex values, real part first.</summary>
    public static ReadOnlySpan<float> Floats(Complex32[] values) => System.Runtime.InteropServices.MemoryMarshal.Cast<Complex32, float>(values);
}
