using System.Runtime.CompilerServices;
using Thon.Correct.Levels;
using Thon.Fourier.Lanes;

namespace Thon.Correct.Deconvolution;

/// <summary>W = c SNR / (c^2 SNR + 1) in every lane at once, which is also right where the ratio is nothing.</summary>
internal static class WienerFactor
{
    /// <summary>The factor.</summary>
    /// <param name="phase">The argument of the CTF's sine, in half turns.</param>
    /// <param name="ratio">The signal-to-noise ratio.</param>
    /// <param name="input">Whether signs were corrected: then c is the magnitude of the CTF.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T phase, T ratio, InputState input)
        where T : struct, ILanes<T>
    {
        T c = Sine.OfHalfTurns(phase);
        if (input == InputState.Flipped) c = T.Max(c, T.Broadcast(0) - c);
        T signal = c * ratio;
        return signal / T.MultiplyAdd(signal, c, T.Broadcast(1));
    }
}
