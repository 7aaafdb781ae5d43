using System.Runtime.CompilerServices;

namespace Thon.Fourier.Lanes;

/// <summary>Turns rows in memory into lanes and back.</summary>
internal static unsafe class LaneTranspose<T>
    where T : struct, ILanes<T>
{
    /// <summary>Transposes a square of lane-count floats; pitches in floats; the squares must not overlap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Square(float* source, nint sourcePitch, float* target, nint targetPitch)
    {
        // A register takes four neighbouring floats of every fourth row, so that only groups of four are left to transpose.
        for (int column = 0; column < T.Count; column += 4, source += 4)
        {
            T a = T.LoadQuads(source, 4 * sourcePitch);
            T b = T.LoadQuads(source + sourcePitch, 4 * sourcePitch);
            T c = T.LoadQuads(source + 2 * sourcePitch, 4 * sourcePitch);
            T d = T.LoadQuads(source + 3 * sourcePitch, 4 * sourcePitch);
            T abLow = T.UnpackLow(a, b), abHigh = T.UnpackHigh(a, b), cdLow = T.UnpackLow(c, d), cdHigh = T.UnpackHigh(c, d);
            T.Store(target, T.LowPairs(abLow, cdLow));
            T.Store(target + targetPitch, T.HighPairs(abLow, cdLow));
            T.Store(target + 2 * targetPitch, T.LowPairs(abHigh, cdHigh));
            T.Store(target + 3 * targetPitch, T.HighPairs(abHigh, cdHigh));
            target += 4 * targetPitch;
        }
    }
}
