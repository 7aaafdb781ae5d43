using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Thon.Fourier.Lanes;

/// <summary>Eight lanes, for processors with AVX2 and FMA.</summary>
internal readonly unsafe struct Lanes8(Vector256<float> value) : ILanes<Lanes8>
{
    private readonly Vector256<float> value = value;

    public static int Count => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 Load(float* source) => new(Vector256.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* target, Lanes8 value) => value.value.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 Broadcast(float value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 operator +(Lanes8 a, Lanes8 b) => new(a.value + b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 operator -(Lanes8 a, Lanes8 b) => new(a.value - b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 operator *(Lanes8 a, Lanes8 b) => new(a.value * b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 MultiplyAdd(Lanes8 a, Lanes8 b, Lanes8 c) => new(Fma.MultiplyAdd(a.value, b.value, c.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 SubtractProduct(Lanes8 a, Lanes8 b, Lanes8 c) => new(Fma.MultiplyAddNegated(a.value, b.value, c.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 operator /(Lanes8 a, Lanes8 b) => new(a.value / b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 Min(Lanes8 a, Lanes8 b) => new(Vector256.MinNative(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 Max(Lanes8 a, Lanes8 b) => new(Vector256.MaxNative(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 Sqrt(Lanes8 value) => new(Vector256.Sqrt(value.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 Floor(Lanes8 value) => new(Vector256.Floor(value.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 NegateWhereOdd(Lanes8 value, Lanes8 whole) =>
        new((value.value.AsInt32() ^ Vector256.ShiftLeft(Vector256.ConvertToInt32Native(whole.value), 31)).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 Lookup(float* table, Lanes8 index) =>
        new(Avx2.GatherVector256(table, Vector256.ConvertToInt32Native(index.value), sizeof(float)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose(float* source, nint sourcePitch, float* target, nint targetPitch)
    {
        Halves(source, 4 * sourcePitch, out var a0, out var a1);
        Halves(source + sourcePitch, 4 * sourcePitch, out var b0, out var b1);
        Halves(source + 2 * sourcePitch, 4 * sourcePitch, out var c0, out var c1);
        Halves(source + 3 * sourcePitch, 4 * sourcePitch, out var d0, out var d1);
        Fours.Transpose(a0, b0, c0, d0, target, targetPitch);
        Fours.Transpose(a1, b1, c1, d1, target + 4 * targetPitch, targetPitch);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 UnpackLow(Lanes8 a, Lanes8 b) => new(Avx.UnpackLow(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 UnpackHigh(Lanes8 a, Lanes8 b) => new(Avx.UnpackHigh(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 LowPairs(Lanes8 a, Lanes8 b) => new(Avx.Shuffle(a.value, b.value, 0x44));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 HighPairs(Lanes8 a, Lanes8 b) => new(Avx.Shuffle(a.value, b.value, 0xEE));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 Evens(Lanes8 a, Lanes8 b) => new(Avx.Shuffle(a.value, b.value, 0x88));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 Odds(Lanes8 a, Lanes8 b) => new(Avx.Shuffle(a.value, b.value, 0xDD));

    /// <summary>Of two rows of eight floats the first halves together, and the second.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Halves(float* source, nint stride, out Lanes8 first, out Lanes8 second)
    {
        Vector256<float> a = Vector256.Load(source), b = Vector256.Load(source + stride);
        first = new(Avx.Permute2x128(a, b, 0x20));
        second = new(Avx.Permute2x128(a, b, 0x31));
    }
}
