using System.Runtime.InteropServices;
using Thon.Imaging;
using Xunit;

namespace Thon.Tests.Fourier;

/// <summary>FFTW 3 in single precision (Debian: libfftw3-single3), the oracle of the Fourier transforms. Its planner is not thread-safe, hence the lock.</summary>
internal static unsafe partial class Fftw
{
    private const string Library = "libfftw3f.so.3";
    private const uint Estimate = 1 << 6;
    private static readonly Lock Planner = new();

    /// <summary>Skips the calling test where FFTW is not installed.</summary>
    public static void SkipUnlessInstalled() =>
        Assert.SkipUnless(NativeLibrary.TryLoad(Library, out _), $"{Library} is not installed (Debian package libfftw3-single3)");

    /// <summary>The half spectrum of an array of reals of any rank, slowest dimension first.</summary>
    public static Complex32[] Forward(float[] values, params int[] size)
    {
        var spectrum = new Complex32[HalfLength(size)];
        var input = (float[])values.Clone();
        fixed (float* real = input)
        fixed (Complex32* complex = spectrum)
            lock (Planner)
                Run(PlanForward(size.Length, size, real, complex, Estimate));
        return spectrum;
    }

    /// <summary>The way back, divided by the number of values.</summary>
    public static float[] Inverse(Complex32[] spectrum, params int[] size)
    {
        var values = new float[size.Aggregate((a, b) => a * b)];
        var input = (Complex32[])spectrum.Clone();
        fixed (float* real = values)
        fixed (Complex32* complex = input)
            lock (Planner)
                Run(PlanInverse(size.Length, size, complex, real, Estimate));
        for (int i = 0; i < values.Length; i++) values[i] /= values.Length;
        return values;
    }

    /// <summary>Complex values of the half spectrum.</summary>
    public static int HalfLength(params int[] size) => size[..^1].Aggregate(1, (a, b) => a * b) * (size[^1] / 2 + 1);

    private static void Run(nint plan)
    {
        Execute(plan);
        Destroy(plan);
    }

    [LibraryImport(Library, EntryPoint = "fftwf_plan_dft_r2c")]
    private static partial nint PlanForward(int rank, int[] size, float* input, Complex32* output, uint flags);

    [LibraryImport(Library, EntryPoint = "fftwf_plan_dft_c2r")]
    private static partial nint PlanInverse(int rank, int[] size, Complex32* input, float* output, uint flags);

    [LibraryImport(Library, EntryPoint = "fftwf_execute")]
    private static partial void Execute(nint plan);

    [LibraryImport(Library, EntryPoint = "fftwf_destroy_plan")]
    private static partial void Destroy(nint plan);
}
