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
    public static Lanes16 LoadQuads(float* source, nint stride)
    {
        var low = Vector128.Load(source).ToVector256Unsafe().ToVector512Unsafe();
        low = Avx512F.InsertVector128(low, Vector128.Load(source + stride), 1);
        low = Avx512F.InsertVector128(low, Vector128.Load(source + 2 * stride), 2);
        return new(Avx512F.InsertVector128(low, Vector128.Load(source + 3 * stride), 3));
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
}
