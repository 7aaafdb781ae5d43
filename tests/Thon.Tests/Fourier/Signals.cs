using Thon.Imaging;

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

    /// <summary>|a - b| / |b|, in the L2 norm.</summary>
    public static double Distance(Complex32[] a, Complex32[] b) => Distance(Floats(a), Floats(b));

    /// <summary>The parts of complex values, real part first.</summary>
    public static ReadOnlySpan<float> Floats(Complex32[] values) => System.Runtime.InteropServices.MemoryMarshal.Cast<Complex32, float>(values);
}
