namespace Thon.Fourier.Lanes;

/// <summary>Butterflies of three points.</summary>
internal static unsafe class Radix3
{
    public static void Run<T, TIn, TOut>(in Pass pass)
        where T : struct, ILanes<T>
        where TIn : struct, IPointReader
        where TOut : struct, IPointWriter
    {
        float* source = pass.Source, target = pass.Target, twiddle = pass.Twiddles;
        nint sourceLeg = pass.SourceLeg, targetLeg = pass.TargetLeg;
        T half = T.Broadcast(0.5f), sin60 = T.Broadcast(0.8660254037844386f);
        for (int i = 0; i < pass.Count; i++, source += pass.SourceStep, target += pass.TargetStep, twiddle += pass.TwiddleStep)
        {
            TIn.Load(source, out T ar, out T ai);
            TIn.Load(source + sourceLeg, out T br, out T bi);
            TIn.Load(source + 2 * sourceLeg, out T cr, out T ci);
            T sr = br + cr, si = bi + ci;
            T dr = (br - cr) * sin60, di = (bi - ci) * sin60;
            T mr = T.SubtractProduct(half, sr, ar), mi = T.SubtractProduct(half, si, ai);
            TOut.Store(target, ar + sr, ai + si);
            TOut.StoreTurned(target + targetLeg, mr + di, mi - dr, twiddle);
            TOut.StoreTurned(target + 2 * targetLeg, mr - di, mi + dr, twiddle + 2);
        }
    }
}
