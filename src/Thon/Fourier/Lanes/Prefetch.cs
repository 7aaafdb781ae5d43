using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Thon.Fourier.Lanes;

/// <summary>Asks, a little at a time while something else is computed, for memory that will be wanted next; the hardware does not guess bands and tiles.</summary>
internal unsafe struct Prefetch(float* start, nint floats)
{
    /// <summary>Floats of a cache line.</summary>
    public const int FloatsPerLine = 16;

    private readonly float* end = start + floats;
    private float* next = start;

    /// <summary>Asks for the next so many cache lines of the region, if any are left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Lines(int count)
    {
        if (!Sse.IsSupported) return;
        for (int i = 0; i < count && next < end; i++, next += FloatsPerLine) Sse.Prefetch0(next);
    }
}
