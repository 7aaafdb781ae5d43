using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Thon.Fourier.Lanes;

/// <summary>Bluestein's transform in every lane at once; see <see cref="BluesteinPlan"/>.</summary>
internal static unsafe class LaneBluestein<T>
    where T : struct, ILanes<T>
{
    public static void Run<TIn, TOut>(BluesteinPlan plan, int length, float* source, nint sourcePitch, float* target, nint targetPitch, float* scratch)
        where TIn : struct, IPointReader
        where TOut : struct, IPointWriter
    {
        int cyclic = plan.Cyclic.Length, pointSize = 2 * T.Count;
        float* first = scratch, second = scratch + (nint)cyclic * pointSize;
        float* chirp = (float*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(plan.Chirp));
        float* kernel = (float*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(plan.Kernel));
        for (int j = 0; j < length; j++)
        {
            TIn.Load(source + j * sourcePitch, out T re, out T im);
            TurnedPoint.StoreTurned(first + j * pointSize, re, im, chirp + 2 * j);
        }
        new Span<float>(first + length * pointSize, (cyclic - length) * pointSize).Clear();
        LaneFft<T>.Natural<SplitPoint, SplitPoint>(plan.Cyclic, first, pointSize, second, pointSize, first);
        for (int k = 0; k < cyclic; k++)
        {
            Turn(second + k * pointSize, kernel + 2 * k, out T re, out T im);
            SplitPoint.Store(second + k * pointSize, im, re); // exchanged: the forward transform that follows is an inverse one
        }
        LaneFft<T>.Natural<SplitPoint, SplitPoint>(plan.Cyclic, second, pointSize, first, pointSize, second);
        for (int k = 0; k < length; k++)
        {
            SplitPoint.Load(first + k * pointSize, out T im, out T re);
            SplitPoint.Store(first + k * pointSize, re, im);
            Turn(first + k * pointSize, chirp + 2 * k, out re, out im);
            TOut.Store(target + k * targetPitch, re, im);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn(float* point, float* twiddle, out T re, out T im)
    {
        SplitPoint.Load(point, out T a, out T b);
        T wr = T.Broadcast(twiddle[0]), wi = T.Broadcast(twiddle[1]);
        re = T.SubtractProduct(b, wi, a * wr);
        im = T.MultiplyAdd(b, wr, a * wi);
    }
}
