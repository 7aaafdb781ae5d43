using System.Runtime.CompilerServices;

namespace Thon.Fourier.Lanes;

/// <summary>The part of a transposition that stays within groups of four lanes.</summary>
internal static unsafe class Fours
{
    /// <summary>Transposes the four by four floats of each group and writes the four results a pitch apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose<T>(T a, T b, T c, T d, float* target, nint pitch)
        where T : struct, ILanes<T>
    {
        T abLow = T.UnpackLow(a, b), abHigh = T.UnpackHigh(a, b), cdLow = T.UnpackLow(c, d), cdHigh = T.UnpackHigh(c, d);
        T.Store(target, T.LowPairs(abLow, cdLow));
        T.Store(target + pitch, T.HighPairs(abLow, cdLow));
        T.Store(target + 2 * pitch, T.LowPairs(abHigh, cdHigh));
        T.Store(target + 3 * pitch, T.HighPairs(abHigh, cdHigh));
    }
}
