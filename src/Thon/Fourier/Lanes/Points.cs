using System.Runtime.CompilerServices;

namespace Thon.Fourier.Lanes;

/// <summary>How one complex point of every lane is read from memory.</summary>
internal unsafe interface IPointReader
{
    static abstract void Load<T>(float* source, out T re, out T im)
        where T : struct, ILanes<T>;
}

/// <summary>How one complex point of every lane is written to memory; leaving a pass that is not the last, it is turned by a twiddle factor.</summary>
internal unsafe interface IPointWriter
{
    static abstract void Store<T>(float* target, T re, T im)
        where T : struct, ILanes<T>;

    static abstract void StoreTurned<T>(float* target, T re, T im, float* twiddle)
        where T : struct, ILanes<T>;
}

/// <summary>All real parts, then all imaginary parts: the work buffers' layout. Written without twiddles: the last pass.</summary>
internal readonly unsafe struct SplitPoint : IPointReader, IPointWriter
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load<T>(float* source, out T re, out T im)
        where T : struct, ILanes<T>
    {
        re = T.Load(source);
        im = T.Load(source + T.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(float* target, T re, T im)
        where T : struct, ILanes<T>
    {
        T.Store(target, re);
        T.Store(target + T.Count, im);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreTurned<T>(float* target, T re, T im, float* twiddle)
        where T : struct, ILanes<T> => Store(target, re, im);
}

/// <summary>As <see cref="SplitPoint"/>, every point turned by its twiddle factor: all passes but the last.</summary>
internal readonly unsafe struct TurnedPoint : IPointWriter
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(float* target, T re, T im)
        where T : struct, ILanes<T> => SplitPoint.Store(target, re, im);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreTurned<T>(float* target, T re, T im, float* twiddle)
        where T : struct, ILanes<T>
    {
        T wr = T.Broadcast(twiddle[0]), wi = T.Broadcast(twiddle[1]);
        T.Store(target, T.SubtractProduct(im, wi, re * wr));
        T.Store(target + T.Count, T.MultiplyAdd(im, wr, re * wi));
    }
}

/// <summary>
/// Complex values side by side, as in a spectrum; the lanes are neighbouring columns in an order that only this type knows.
/// </summary>
internal readonly unsafe struct InterleavedPoint : IPointReader, IPointWriter
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load<T>(float* source, out T re, out T im)
        where T : struct, ILanes<T>
    {
        T a = T.Load(source), b = T.Load(source + T.Count);
        re = T.Evens(a, b);
        im = T.Odds(a, b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(float* target, T re, T im)
        where T : struct, ILanes<T>
    {
        T.Store(target, T.UnpackLow(re, im));
        T.Store(target + T.Count, T.UnpackHigh(re, im));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreTurned<T>(float* target, T re, T im, float* twiddle)
        where T : struct, ILanes<T> => Store(target, re, im);
}

/// <summary>As <see cref="InterleavedPoint"/> with real and imaginary parts exchanged, which turns a forward transform into an inverse one.</summary>
internal readonly unsafe struct ExchangedPoint : IPointReader, IPointWriter
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load<T>(float* source, out T re, out T im)
        where T : struct, ILanes<T> => InterleavedPoint.Load(source, out im, out re);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(float* target, T re, T im)
        where T : struct, ILanes<T> => InterleavedPoint.Store(target, im, re);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreTurned<T>(float* target, T re, T im, float* twiddle)
        where T : struct, ILanes<T> => Store(target, re, im);
}
