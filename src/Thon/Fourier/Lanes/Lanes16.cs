using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Thon.Fourier.Lanes;

/// <summary>Sixteen lanes, for processors with AVX-512.</summary>
internal readonly unsafe struct Lanes16(Vector512<float> value) : ILanes<Lanes16>
{
    private readonly Vector512<float> value = value;

    public static int Count => 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 Load(float* source) => new(Vector512.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* target, Lanes16 value) => value.value.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 Broadcast(float value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 operator +(Lanes16 a, Lanes16 b) => new(a.value + b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 operator -(Lanes16 a, Lanes16 b) => new(a.value - b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 operator *(Lanes16 a, Lanes16 b) => new(a.value * b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 MultiplyAdd(Lanes16 a, Lanes16 b, Lanes16 c) => new(Avx512F.FusedMultiplyAdd(a.value, b.value, c.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 SubtractProduct(Lanes16 a, Lanes16 b, Lanes16 c) => new(Avx512F.FusedMultiplyAddNegated(a.value, b.value, c.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 operator /(Lanes16 a, Lanes16 b) => new(a.value / b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 Min(Lanes16 a, Lanes16 b) => new(Vector512.MinNative(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 Max(Lanes16 a, Lanes16 b) => new(Vector512.MaxNative(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 Sqrt(Lanes16 value) => new(Vector512.Sqrt(value.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 Floor(Lanes16 value) => new(Vector512.Floor(value.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 NegateWhereOdd(Lanes16 value, Lanes16 whole) =>
        new((value.value.AsInt32() ^ Vector512.ShiftLeft(Vector512.ConvertToInt32Native(whole.value), 31)).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 Lookup(float* table, Lanes16 index)
    {
        var whole = Vector512.ConvertToInt32Native(index.value);
        return new(Vector512.Create(Avx2.GatherVector256(table, whole.GetLower(), sizeof(float)), Avx2.GatherVector256(table, whole.GetUpper(), sizeof(float))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose(float* source, nint sourcePitch, float* target, nint targetPitch)
    {
        Quads(source, 4 * sourcePitch, out var a0, out var a1, out var a2, out var a3);
        Quads(source + sourcePitch, 4 * sourcePitch, out var b0, out var b1, out var b2, out var b3);
        Quads(source + 2 * sourcePitch, 4 * sourcePitch, out var c0, out var c1, out var c2, out var c3);
        Quads(source + 3 * sourcePitch, 4 * sourcePitch, out var d0, out var d1, out var d2, out var d3);
        Fours.Transpose(a0, b0, c0, d0, target, targetPitch);
        Fours.Transpose(a1, b1, c1, d1, target + 4 * targetPitch, targetPitch);
        Fours.Transpose(a2, b2, c2, d2, target + 8 * targetPitch, targetPitch);
        Fours.Transpose(a3, b3, c3, d3, target + 12 * targetPitch, targetPitch);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 UnpackLow(Lanes16 a, Lanes16 b) => new(Avx512F.UnpackLow(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 UnpackHigh(Lanes16 a, Lanes16 b) => new(Avx512F.UnpackHigh(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 LowPairs(Lanes16 a, Lanes16 b) => new(Avx512F.Shuffle(a.value, b.value, 0x44));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 HighPairs(Lanes16 a, Lanes16 b) => new(Avx512F.Shuffle(a.value, b.value, 0xEE));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 Evens(Lanes16 a, Lanes16 b) => new(Avx512F.Shuffle(a.value, b.value, 0x88));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 Odds(Lanes16 a, Lanes16 b) => new(Avx512F.Shuffle(a.value, b.value, 0xDD));

    /// <summary>Of four rows of sixteen floats the first quarters together, the second quarters, and so on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Quads(float* source, nint stride, out Lanes16 first, out Lanes16 second, out Lanes16 third, out Lanes16 fourth)
    {
        Vector512<float> a = Vector512.Load(source), b = Vector512.Load(source + stride);
        Vector512<float> c = Vector512.Load(source + 2 * stride), d = Vector512.Load(source + 3 * stride);
        Vector512<float> abLow = Avx512F.Shuffle4x128(a, b, 0x44), abHigh = Avx512F.Shuffle4x128(a, b, 0xEE);
        Vector512<float> cdLow = Avx512F.Shuffle4x128(c, d, 0x44), cdHigh = Avx512F.Shuffle4x128(c, d, 0xEE);
        first = new(Avx512F.Shuffle4x128(abLow, cdLow, 0x88));
        second = new(Avx512F.Shuffle4x128(abLow, cdLow, 0xDD));
        third = new(Avx512F.Shuffle4x128(abHigh, cdHigh, 0x88));
        fourth = new(Avx512F.Shuffle4x128(abHigh, cdHigh, 0xDD));
    }
}
