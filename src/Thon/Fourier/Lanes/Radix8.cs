namespace Thon.Fourier.Lanes;

/// <summary>Butterflies of eight points: a pass of radix 2 and two of radix 4 held in registers.</summary>
internal static unsafe class Radix8
{
    public static void Run<T, TIn, TOut>(in Pass pass)
        where T : struct, ILanes<T>
        where TIn : struct, IPointReader
        where TOut : struct, IPointWriter
    {
        float* source = pass.Source, target = pass.Target, twiddle = pass.Twiddles;
        nint sourceLeg = pass.SourceLeg, targetLeg = pass.TargetLeg;
        T root = T.Broadcast(0.70710678118654757f);
        for (int i = 0; i < pass.Count; i++, source += pass.SourceStep, target += pass.TargetStep, twiddle += pass.TwiddleStep)
        {
            // Sums (a) and differences (b) of points four apart.
            TIn.Load(source, out T xr, out T xi);
            TIn.Load(source + 4 * sourceLeg, out T yr, out T yi);
            T a0r = xr + yr, a0i = xi + yi, b0r = xr - yr, b0i = xi - yi;
            TIn.Load(source + 2 * sourceLeg, out xr, out xi);
            TIn.Load(source + 6 * sourceLeg, out yr, out yi);
            T a2r = xr + yr, a2i = xi + yi, b2r = xr - yr, b2i = xi - yi;
            TIn.Load(source + sourceLeg, out xr, out xi);
            TIn.Load(source + 5 * sourceLeg, out yr, out yi);
            T a1r = xr + yr, a1i = xi + yi, b1r = xr - yr, b1i = xi - yi;
            TIn.Load(source + 3 * sourceLeg, out xr, out xi);
            TIn.Load(source + 7 * sourceLeg, out yr, out yi);
            T a3r = xr + yr, a3i = xi + yi, b3r = xr - yr, b3i = xi - yi;

            // Even frequencies: the transform of the four sums.
            T cr = a0r + a2r, ci = a0i + a2i, dr = a1r + a3r, di = a1i + a3i;
            TOut.Store(target, cr + dr, ci + di);
            TOut.StoreTurned(target + 4 * targetLeg, cr - dr, ci - di, twiddle + 6);
            T er = a0r - a2r, ei = a0i - a2i, fr = a1r - a3r, fi = a1i - a3i;
            TOut.StoreTurned(target + 2 * targetLeg, er + fi, ei - fr, twiddle + 2);
            TOut.StoreTurned(target + 6 * targetLeg, er - fi, ei + fr, twiddle + 10);

            // Odd frequencies: the four differences turned by eighths, the factor 1/sqrt 2 of the odd ones folded into the last additions.
            T sr = b1r - b3r, si = b1i - b3i, tr = b1r + b3r, ti = b1i + b3i;
            T gr = sr + ti, gi = si - tr, hr = ti - sr, hi = tr + si;
            T pr = b0r + b2i, pi = b0i - b2r, qr = b0r - b2i, qi = b0i + b2r;
            TOut.StoreTurned(target + targetLeg, T.MultiplyAdd(root, gr, pr), T.MultiplyAdd(root, gi, pi), twiddle);
            TOut.StoreTurned(target + 5 * targetLeg, T.SubtractProduct(root, gr, pr), T.SubtractProduct(root, gi, pi), twiddle + 8);
            TOut.StoreTurned(target + 3 * targetLeg, T.MultiplyAdd(root, hr, qr), T.SubtractProduct(root, hi, qi), twiddle + 4);
            TOut.StoreTurned(target + 7 * targetLeg, T.SubtractProduct(root, hr, qr), T.MultiplyAdd(root, hi, qi), twiddle + 12);
        }
    }
}
