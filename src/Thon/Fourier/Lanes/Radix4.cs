namespace Thon.Fourier.Lanes;

/// <summary>Butterflies of four points.</summary>
internal static unsafe class Radix4
{
    public static void Run<T, TIn, TOut>(in Pass pass)
        where T : struct, ILanes<T>
        where TIn : struct, IPointReader
        where TOut : struct, IPointWriter
    {
        float* source = pass.Source, target = pass.Target, twiddle = pass.Twiddles;
        nint sourceLeg = pass.SourceLeg, targetLeg = pass.TargetLeg;
        for (int i = 0; i < pass.Count; i++, source += pass.SourceStep, target += pass.TargetStep, twiddle += pass.TwiddleStep)
        {
            TIn.Load(source, out T x0r, out T x0i);
            TIn.Load(source + 2 * sourceLeg, out T x2r, out T x2i);
            T ar = x0r + x2r, ai = x0i + x2i, br = x0r - x2r, bi = x0i - x2i;
            TIn.Load(source + sourceLeg, out T x1r, out T x1i);
            TIn.Load(source + 3 * sourceLeg, out T x3r, out T x3i);
            T cr = x1r + x3r, ci = x1i + x3i, dr = x1r - x3r, di = x1i - x3i;
            TOut.Store(target, ar + cr, ai + ci);
            TOut.StoreTurned(target + targetLeg, br + di, bi - dr, twiddle);
            TOut.StoreTurned(target + 2 * targetLeg, ar - cr, ai - ci, twiddle + 2);
            TOut.StoreTurned(target + 3 * targetLeg, br - di, bi + dr, twiddle + 4);
        }
    }
}
