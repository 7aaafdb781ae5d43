using System.Diagnostics;
using System.Runtime.InteropServices;
using Thon.Imaging;

namespace Thon.Benchmarks;

/// <summary>FFTW 3 in single precision, one thread, planned for one size and then called per image of a batch.</summary>
internal sealed unsafe partial class Fftw
{
    private const string Library = "libfftw3f.so.3";
    private readonly nint forward;
    private readonly nint inverse;

    /// <summary>Plans both directions between the two buffers, whose contents are lost.</summary>
    public Fftw(int[] size, float* pixels, Complex32* spectrum, Planning planning)
    {
        ForgetWisdom(); // else a plan found earlier would be reused, whatever was asked for
        long start = Stopwatch.GetTimestamp();
        forward = PlanForward(size.Length, size, pixels, spectrum, (uint)planning);
        inverse = PlanInverse(size.Length, size, spectrum, pixels, (uint)planning);
        PlanningTime = Stopwatch.GetElapsedTime(start);
    }

    /// <summary>How hard the planner looks.</summary>
    public enum Planning
    {
        Measure = 0,
        Estimate = 1 << 6,
    }

    /// <summary>Wall time of planning both directions.</summary>
    public TimeSpan PlanningTime { get; }

    public void Forward(float* pixels, Complex32* spectrum) => ExecuteForward(forward, pixels, spectrum);

    public void Inverse(Complex32* spectrum, float* pixels) => ExecuteInverse(inverse, spectrum, pixels);

    [LibraryImport(Library, EntryPoint = "fftwf_forget_wisdom")]
    private static partial void ForgetWisdom();

    [LibraryImport(Library, EntryPoint = "fftwf_plan_dft_r2c")]
    private static partial nint PlanForward(int rank, int[] size, float* input, Complex32* output, uint flags);

    [LibraryImport(Library, EntryPoint = "fftwf_plan_dft_c2r")]
    private static partial nint PlanInverse(int rank, int[] size, Complex32* input, float* output, uint flags);

    [LibraryImport(Library, EntryPoint = "fftwf_execute_dft_r2c")]
    private static partial void ExecuteForward(nint plan, float* input, Complex32* output);

    [LibraryImport(Library, EntryPoint = "fftwf_execute_dft_c2r")]
    private static partial void ExecuteInverse(nint plan, Complex32* input, float* output);
}
