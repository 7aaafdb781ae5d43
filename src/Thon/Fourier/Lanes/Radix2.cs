namespace Thon.Fourier.Lanes;

/// <summary>Butterflies of two points.</summary>
internal static unsafe class Radix2
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
            TIn.Load(source, out T ar, out T ai);
            TIn.Load(source + sourceLeg, out T br, out T bi);
            TOut.Store(target, ar + br, ai + bi);
            TOut.StoreTurned(target + targetLeg, ar - br, ai - bi, twiddle);
        }
    }
}
