using System.Runtime.CompilerServices;
using Thon.Fourier.Lanes;

namespace Thon.Correct.Levels;

/// <summary>What a frequency is multiplied by, in every lane at once.</summary>
internal interface ICtfFilter
{
    /// <summary>The factor of one frequency.</summary>
    /// <param name="phase">The argument of the CTF's sine, in half turns.</param>
    /// <param name="noise">Noise over signal; not read by filters that know none.</param>
    /// <param name="limit">The largest magnitude; not read by filters that never exceed 1.</param>
    static abstract T Factor<T>(T phase, T noise, T limit)
        where T : struct, ILanes<T>;
}

/// <summary>Nothing: the spectrum stays.</summary>
internal readonly struct NoFilter : ICtfFilter
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Factor<T>(T phase, T noise, T limit)
        where T : struct, ILanes<T> => T.Broadcast(1);
}

/// <summary>The sign of the CTF: sin(pi t) is negative where the whole part of t is odd.</summary>
internal readonly struct FlipFilter : ICtfFilter
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Factor<T>(T phase, T noise, T limit)
        where T : struct, ILanes<T> => T.NegateWhereOdd(T.Broadcast(1), T.Floor(phase));
}

/// <summary>The CTF.</summary>
internal readonly struct MultiplyFilter : ICtfFilter
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Factor<T>(T phase, T noise, T limit)
        where T : struct, ILanes<T> => Sine.OfHalfTurns(phase);
}

/// <summary>c / (c^2 + 1/SNR), no larger than a limit. [Wiener1949]</summary>
internal readonly struct WienerFilter : ICtfFilter
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Factor<T>(T phase, T noise, T limit)
        where T : struct, ILanes<T>
    {
        T c = Sine.OfHalfTurns(phase);
        T gain = c / T.MultiplyAdd(c, c, noise);
        return T.Max(T.Min(gain, limit), T.Broadcast(0) - limit);
    }
}
