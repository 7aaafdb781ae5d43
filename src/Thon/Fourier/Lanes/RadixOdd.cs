using System.Runtime.CompilerServices;

namespace Thon.Fourier.Lanes;

/// <summary>Butterflies of any odd number of points by the definition, points q and r-q taken together so that all factors are real.</summary>
internal static unsafe class RadixOdd
{
    /// <param name="pass">The butterflies.</param>
    /// <param name="radix">Points a butterfly, odd.</param>
    /// <param name="angles">cos and sin of 2 pi q k / radix for k, then q, from 1 to (radix-1)/2.</param>
    [SkipLocalsInit]
    public static void Run<T, TIn, TOut>(in Pass pass, int radix, float* angles)
        where T : struct, ILanes<T>
        where TIn : struct, IPointReader
        where TOut : struct, IPointWriter
    {
        int half = (radix - 1) / 2;
        float* sums = stackalloc float[half * 4 * T.Count];
        float* source = pass.Source, target = pass.Target, twiddle = pass.Twiddles;
        for (int i = 0; i < pass.Count; i++, source += pass.SourceStep, target += pass.TargetStep, twiddle += 2 * (radix - 1))
        {
            TIn.Load(source, out T zr, out T zi);
            T totalR = zr, totalI = zi;
            for (int q = 1; q <= half; q++)
            {
                TIn.Load(source + q * pass.SourceLeg, out T ar, out T ai);
                TIn.Load(source + (radix - q) * pass.SourceLeg, out T br, out T bi);
                T sr = ar + br, si = ai + bi;
                totalR += sr;
                totalI += si;
                float* slot = sums + (q - 1) * 4 * T.Count;
                SplitPoint.Store(slot, sr, si);
                SplitPoint.Store(slot + 2 * T.Count, ar - br, ai - bi);
            }
            TOut.Store(target, totalR, totalI);
            for (int k = 1; k <= half; k++)
            {
                Combine(sums, half, angles + (k - 1) * half * 2, zr, zi, out T mr, out T mi, out T nr, out T ni);
                TOut.StoreTurned(target + k * pass.TargetLeg, mr + ni, mi - nr, twiddle + 2 * (k - 1));
                TOut.StoreTurned(target + (radix - k) * pass.TargetLeg, mr - ni, mi + nr, twiddle + 2 * (radix - k - 1));
            }
        }
    }

    /// <summary>The cosine sum of the sums, to which the first point is added, and the sine sum of the differences.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Combine<T>(float* sums, int half, float* angles, T zr, T zi, out T mr, out T mi, out T nr, out T ni)
        where T : struct, ILanes<T>
    {
        mr = zr;
        mi = zi;
        nr = ni = T.Broadcast(0);
        for (int q = 0; q < half; q++, sums += 4 * T.Count)
        {
            T cos = T.Broadcast(angles[2 * q]), sin = T.Broadcast(angles[2 * q + 1]);
            mr = T.MultiplyAdd(cos, T.Load(sums), mr);
            mi = T.MultiplyAdd(cos, T.Load(sums + T.Count), mi);
            nr = T.MultiplyAdd(sin, T.Load(sums + 2 * T.Count), nr);
            ni = T.MultiplyAdd(sin, T.Load(sums + 3 * T.Count), ni);
        }
    }
}
