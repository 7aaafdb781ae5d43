using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Thon.Fourier.Lanes;

/// <summary>
/// Real transforms of as many rows as there are lanes, of even width. With Z the complex transform of the pixel pairs and w = exp(-2 pi i / width),
/// X(k) = E(k) + w^k O(k), where E(k) = (Z(k) + conj Z(M-k)) / 2, O(k) = (Z(k) - conj Z(M-k)) / 2i and M = width / 2.
/// </summary>
internal static unsafe class PairedRows<T>
    where T : struct, ILanes<T>
{
    private static int PointSize => LaneFft<T>.PointSize;

    /// <summary>Frequencies that make up one square of lanes.</summary>
    private static int Batch => T.Count / 2;

    /// <summary>Cache lines of such a square.</summary>
    private static int SquareLines => T.Count * T.Count / Prefetch.FloatsPerLine;

    /// <summary>Floats of work space either direction needs.</summary>
    public static int WorkSize(RowPlan plan) => (plan.Complex.Length + 1 + T.Count + plan.Complex.InPlaceScratch) * PointSize;

    /// <summary>Rows of pixels to rows of half spectra; pitches in floats.</summary>
    [SkipLocalsInit]
    public static void Forward(RowPlan plan, float* pixels, nint pixelPitch, float* spectrum, nint spectrumPitch, float* work)
    {
        float* low = stackalloc float[2 * Batch * PointSize], high = low + Batch * PointSize;
        var written = new Prefetch(spectrum, T.Count * spectrumPitch);
        var following = new Prefetch(pixels + T.Count * pixelPitch, T.Count * pixelPitch);
        for (int x = 0; x < plan.Width; x += T.Count)
        {
            int start = Math.Min(x, plan.Width - T.Count);
            T.Transpose(pixels + start, pixelPitch, work + start * T.Count, T.Count);
            written.Lines(SquareLines + 1);
        }
        int half = plan.Complex.Length;
        LaneFft<T>.InPlace(plan.Complex, work, work + (half + 1) * PointSize);
        for (int k = 0; k <= half / 2; k += Batch)
        {
            int start = Math.Min(k, half + 1 - Batch);
            Separate(plan, work, start, low, high);
            following.Lines(SquareLines);
            T.Transpose(low, T.Count, spectrum + 2 * start, spectrumPitch);
            following.Lines(SquareLines);
            T.Transpose(high, T.Count, spectrum + 2 * (half - start - Batch + 1), spectrumPitch);
        }
    }

    /// <summary>X(k) for a batch of k going up into <paramref name="low"/>, X(M-k) going down into <paramref name="high"/>.</summary>
    private static void Separate(RowPlan plan, float* work, int start, float* low, float* high)
    {
        ref int position = ref MemoryMarshal.GetArrayDataReference(plan.Complex.Position);
        ref float root = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(plan.HalfRoots), 2 * start);
        T half = T.Broadcast(0.5f);
        high += Batch * PointSize;
        for (int i = 0; i < Batch; i++, low += PointSize)
        {
            high -= PointSize;
            SplitPoint.Load(work + Unsafe.Add(ref position, start + i) * PointSize, out T ar, out T ai);
            SplitPoint.Load(work + Unsafe.Add(ref position, plan.Complex.Length - start - i) * PointSize, out T br, out T bi);
            T wr = T.Broadcast(Unsafe.Add(ref root, 2 * i)), wi = T.Broadcast(Unsafe.Add(ref root, 2 * i + 1));
            T or = ai + bi, oi = br - ar;
            T tr = T.SubtractProduct(oi, wi, or * wr), ti = T.MultiplyAdd(oi, wr, or * wi);
            T er = (ar + br) * half, ei = (ai - bi) * half;
            SplitPoint.Store(low, er + tr, ei + ti);
            SplitPoint.Store(high, er - tr, ti - ei);
        }
    }

    /// <summary>Rows of half spectra to rows of pixels, scaled as planned; pitches in floats.</summary>
    [SkipLocalsInit]
    public static void Inverse(RowPlan plan, float* spectrum, nint spectrumPitch, float* pixels, nint pixelPitch, float* work)
    {
        int half = plan.Complex.Length;
        float* low = stackalloc float[2 * Batch * PointSize], high = low + Batch * PointSize;
        var written = new Prefetch(pixels, T.Count * pixelPitch);
        var following = new Prefetch(spectrum + T.Count * spectrumPitch, T.Count * spectrumPitch);
        for (int k = 0; k <= half / 2; k += Batch)
        {
            int start = Math.Min(k, half + 1 - Batch);
            written.Lines(2 * SquareLines);
            T.Transpose(spectrum + 2 * start, spectrumPitch, low, T.Count);
            T.Transpose(spectrum + 2 * (half - start - Batch + 1), spectrumPitch, high, T.Count);
            if (start == 0) DropImaginaryEnds(low, high);
            Merge(plan, work, start, low, high);
        }
        LaneFft<T>.InPlace(plan.Complex, work, work + (half + 1) * PointSize);
        for (int x = 0; x < plan.Width; x += T.Count)
        {
            int start = Math.Min(x, plan.Width - T.Count);
            following.Lines(SquareLines + 1);
            Gather(plan, work, start / 2, low);
            T.Transpose(low, T.Count, pixels + start, pixelPitch);
        }
    }

    /// <summary>The first and last value of a row's half spectrum stand for themselves only: of a real row they are real.</summary>
    private static void DropImaginaryEnds(float* low, float* high)
    {
        T.Store(low + T.Count, T.Broadcast(0));
        T.Store(high + (Batch - 1) * PointSize + T.Count, T.Broadcast(0));
    }

    /// <summary>The way back from <see cref="Separate"/>, real and imaginary parts exchanged so that a forward transform does the inverse.</summary>
    private static void Merge(RowPlan plan, float* work, int start, float* low, float* high)
    {
        ref float root = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(plan.ScaledRoots), 2 * start);
        T factor = T.Broadcast(plan.InverseScale);
        float* upward = work + start * PointSize, downward = work + (plan.Complex.Length - start) * PointSize;
        high += Batch * PointSize;
        for (int i = 0; i < Batch; i++, low += PointSize, upward += PointSize, downward -= PointSize)
        {
            high -= PointSize;
            SplitPoint.Load(low, out T ar, out T ai);
            SplitPoint.Load(high, out T br, out T bi);
            T wr = T.Broadcast(Unsafe.Add(ref root, 2 * i)), wi = T.Broadcast(Unsafe.Add(ref root, 2 * i + 1));
            T dr = ar - br, di = ai + bi;
            T or = T.MultiplyAdd(di, wi, dr * wr), oi = T.SubtractProduct(dr, wi, di * wr);
            T er = (ar + br) * factor, ei = (ai - bi) * factor;
            SplitPoint.Store(upward, ei + or, er - oi);
            SplitPoint.Store(downward, or - ei, er + oi);
        }
    }

    /// <summary>Pixel pairs from <paramref name="start"/> on out of the finished transform, exchanged back.</summary>
    private static void Gather(RowPlan plan, float* work, int start, float* pairs)
    {
        ref int position = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(plan.Complex.Position), start);
        for (int i = 0; i < Batch; i++, pairs += PointSize)
        {
            SplitPoint.Load(work + Unsafe.Add(ref position, i) * PointSize, out T im, out T re);
            SplitPoint.Store(pairs, re, im);
        }
    }
}
