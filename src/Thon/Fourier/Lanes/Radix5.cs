namespace Thon.Fourier.Lanes;

/// <summary>Butterflies of five points.</summary>
internal static unsafe class Radix5
{
    public static void Run<T, TIn, TOut>(in Pass pass)
        where T : struct, ILanes<T>
        where TIn : struct, IPointReader
        where TOut : struct, IPointWriter
    {
        float* source = pass.Source, target = pass.Target, twiddle = pass.Twiddles;
        nint sourceLeg = pass.SourceLeg, targetLeg = pass.TargetLeg;
        T cos72 = T.Broadcast(0.30901699437494745f), cos144 = T.Broadcast(-0.8090169943749475f);
        T sin72 = T.Broadcast(0.9510565162951535f), sin144 = T.Broadcast(0.5877852522924731f);
        for (int i = 0; i < pass.Count; i++, source += pass.SourceStep, target += pass.TargetStep, twiddle += pass.TwiddleStep)
        {
            TIn.Load(source, out T zr, out T zi);
            TIn.Load(source + sourceLeg, out T ar, out T ai);
            TIn.Load(source + 4 * sourceLeg, out T br, out T bi);
            T sr = ar + br, si = ai + bi, dr = ar - br, di = ai - bi;
            TIn.Load(source + 2 * sourceLeg, out ar, out ai);
            TIn.Load(source + 3 * sourceLeg, out br, out bi);
            T tr = ar + br, ti = ai + bi, er = ar - br, ei = ai - bi;
            TOut.Store(target, zr + sr + tr, zi + si + ti);

            T mr = T.MultiplyAdd(cos144, tr, T.MultiplyAdd(cos72, sr, zr)), mi = T.MultiplyAdd(cos144, ti, T.MultiplyAdd(cos72, si, zi));
            T nr = T.MultiplyAdd(sin144, er, sin72 * dr), ni = T.MultiplyAdd(sin144, ei, sin72 * di);
            TOut.StoreTurned(target + targetLeg, mr + ni, mi - nr, twiddle);
            TOut.StoreTurned(target + 4 * targetLeg, mr - ni, mi + nr, twiddle + 6);

            mr = T.MultiplyAdd(cos72, tr, T.MultiplyAdd(cos144, sr, zr));
            mi = T.MultiplyAdd(cos72, ti, T.MultiplyAdd(cos144, si, zi));
            nr = T.SubtractProduct(sin72, er, sin144 * dr);
            ni = T.SubtractProduct(sin72, ei, sin144 * di);
            TOut.StoreTurned(target + 2 * targetLeg, mr + ni, mi - nr, twiddle + 2);
            TOut.StoreTurned(target + 3 * targetLeg, mr - ni, mi + nr, twiddle + 4);
        }
    }
}
