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
        for (int i = 0; i < pass.Count; i++, source += pass.SourceStep, target += pass.TargetStep, twiddle += pass.TwiddleStep)
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
            int k = 1;
            for (; k < half; k += 2)
                FrequencyPairs<T, TOut>(sums, half, angles, k, zr, zi, target, pass.TargetLeg, twiddle);
            if (k == half)
                FrequencyPair<T, TOut>(sums, half, angles, k, zr, zi, target, pass.TargetLeg, twiddle);
        }
    }

    /// <summary>Frequencies k and radix - k: the cosine sum of the sums, to which the first point is added, plus and minus the sine sum of the differences.</summary>
    private static void FrequencyPair<T, TOut>(float* sums, int half, float* angles, int k, T zr, T zi, float* target, nint targetLeg, float* twiddle)
        where T : struct, ILanes<T>
        where TOut : struct, IPointWriter
    {
        T mr = zr, mi = zi, nr = T.Broadcast(0), ni = T.Broadcast(0);
        float* angle = angles + 2 * (k - 1) * half;
        for (int q = 0; q < half; q++, sums += 4 * T.Count)
        {
            T cos = T.Broadcast(angle[2 * q]), sin = T.Broadcast(angle[2 * q + 1]);
            mr = T.MultiplyAdd(cos, T.Load(sums), mr);
            mi = T.MultiplyAdd(cos, T.Load(sums + T.Count), mi);
            nr = T.MultiplyAdd(sin, T.Load(sums + 2 * T.Count), nr);
            ni = T.MultiplyAdd(sin, T.Load(sums + 3 * T.Count), ni);
        }
        Put<T, TOut>(2 * half + 1, k, mr, mi, nr, ni, target, targetLeg, twiddle);
    }

    /// <summary>As <see cref="FrequencyPair"/> for k and k + 1 at once, which keeps both multipliers of the processor busy.</summary>
    private static void FrequencyPairs<T, TOut>(float* sums, int half, float* angles, int k, T zr, T zi, float* target, nint targetLeg, float* twiddle)
        where T : struct, ILanes<T>
        where TOut : struct, IPointWriter
    {
        T mr = zr, mi = zi, nr = T.Broadcast(0), ni = nr, or = zr, oi = zi, pr = nr, pi = nr;
        float* angle = angles + 2 * (k - 1) * half, nextAngle = angle + 2 * half;
        for (int q = 0; q < half; q++, sums += 4 * T.Count)
        {
            T sr = T.Load(sums), si = T.Load(sums + T.Count), dr = T.Load(sums + 2 * T.Count), di = T.Load(sums + 3 * T.Count);
            T cos = T.Broadcast(angle[2 * q]), sin = T.Broadcast(angle[2 * q + 1]);
            mr = T.MultiplyAdd(cos, sr, mr);
            mi = T.MultiplyAdd(cos, si, mi);
            nr = T.MultiplyAdd(sin, dr, nr);
            ni = T.MultiplyAdd(sin, di, ni);
            cos = T.Broadcast(nextAngle[2 * q]);
            sin = T.Broadcast(nextAngle[2 * q + 1]);
            or = T.MultiplyAdd(cos, sr, or);
            oi = T.MultiplyAdd(cos, si, oi);
            pr = T.MultiplyAdd(sin, dr, pr);
            pi = T.MultiplyAdd(sin, di, pi);
        }
        Put<T, TOut>(2 * half + 1, k, mr, mi, nr, ni, target, targetLeg, twiddle);
        Put<T, TOut>(2 * half + 1, k + 1, or, oi, pr, pi, target, targetLeg, twiddle);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<T, TOut>(int radix, int k, T mr, T mi, T nr, T ni, float* target, nint targetLeg, float* twiddle)
        where T : struct, ILanes<T>
        where TOut : struct, IPointWriter
    {
        TOut.StoreTurned(target + k * targetLeg, mr + ni, mi - nr, twiddle + 2 * (k - 1));
        TOut.StoreTurned(target + (radix - k) * targetLeg, mr - ni, mi + nr, twiddle + 2 * (radix - k - 1));
    }
}
