using System.Runtime.CompilerServices;
using Thon.Fourier.Lanes;

namespace Thon.Correct.Levels;

/// <summary>The sine of angles in half turns: its Taylor series within a quarter turn, right to the last digits of single precision.</summary>
internal static class Sine
{
    private const float Pi1 = (float)Math.PI;
    private const float Pi3 = (float)(-31.006276680299820175 / 6);
    private const float Pi5 = (float)(306.01968478528145326 / 120);
    private const float Pi7 = (float)(-3020.2932277767920675 / 5040);
    private const float Pi9 = (float)(29809.099333446211666 / 362880);
    private const float Pi11 = (float)(-294204.01797389047 / 39916800);

    /// <summary>sin(pi t), t below 2^31 in magnitude.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OfHalfTurns<T>(T t)
        where T : struct, ILanes<T>
    {
        T whole = T.Floor(t + T.Broadcast(0.5f)), r = t - whole, r2 = r * r;
        T series = T.MultiplyAdd(T.Broadcast(Pi11), r2, T.Broadcast(Pi9));
        series = T.MultiplyAdd(series, r2, T.Broadcast(Pi7));
        series = T.MultiplyAdd(series, r2, T.Broadcast(Pi5));
        series = T.MultiplyAdd(series, r2, T.Broadcast(Pi3));
        series = T.MultiplyAdd(series, r2, T.Broadcast(Pi1));
        return T.NegateWhereOdd(series * r, whole);
    }
}
