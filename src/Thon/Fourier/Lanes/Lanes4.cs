using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Thon.Fourier.Lanes;

/// <summary>Four lanes in portable vector code, for every other processor.</summary>
internal readonly unsafe struct Lanes4(Vector128<float> value) : ILanes<Lanes4>
{
    private readonly Vector128<float> value = value;

    public static int Count => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 Load(float* source) => new(Vector128.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* target, Lanes4 value) => value.value.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 Broadcast(float value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 operator +(Lanes4 a, Lanes4 b) => new(a.value + b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 operator -(Lanes4 a, Lanes4 b) => new(a.value - b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 operator *(Lanes4 a, Lanes4 b) => new(a.value * b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 MultiplyAdd(Lanes4 a, Lanes4 b, Lanes4 c) => new(Vector128.MultiplyAddEstimate(a.value, b.value, c.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 SubtractProduct(Lanes4 a, Lanes4 b, Lanes4 c) => new(Vector128.MultiplyAddEstimate(-a.value, b.value, c.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 operator /(Lanes4 a, Lanes4 b) => new(a.value / b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 Min(Lanes4 a, Lanes4 b) => new(Vector128.MinNative(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 Max(Lanes4 a, Lanes4 b) => new(Vector128.MaxNative(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 Sqrt(Lanes4 value) => new(Vector128.Sqrt(value.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 Floor(Lanes4 value) => new(Vector128.Floor(value.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 NegateWhereOdd(Lanes4 value, Lanes4 whole) =>
        new((value.value.AsInt32() ^ Vector128.ShiftLeft(Vector128.ConvertToInt32Native(whole.value), 31)).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 Lookup(float* table, Lanes4 index)
    {
        var whole = Vector128.ConvertToInt32(index.value);
        return new(Vector128.Create(table[whole[0]], table[whole[1]], table[whole[2]], table[whole[3]]));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose(float* source, nint sourcePitch, float* target, nint targetPitch) =>
        Fours.Transpose(Load(source), Load(source + sourcePitch), Load(source + 2 * sourcePitch), Load(source + 3 * sourcePitch), target, targetPitch);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 UnpackLow(Lanes4 a, Lanes4 b) =>
        Alternate(Vector128.Shuffle(a.value, Vector128.Create(0, 0, 1, 1)), Vector128.Shuffle(b.value, Vector128.Create(0, 0, 1, 1)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 UnpackHigh(Lanes4 a, Lanes4 b) =>
        Alternate(Vector128.Shuffle(a.value, Vector128.Create(2, 2, 3, 3)), Vector128.Shuffle(b.value, Vector128.Create(2, 2, 3, 3)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 LowPairs(Lanes4 a, Lanes4 b) => Join(a.value, Vector128.Shuffle(b.value, Vector128.Create(0, 1, 0, 1)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 HighPairs(Lanes4 a, Lanes4 b) => Join(Vector128.Shuffle(a.value, Vector128.Create(2, 3, 2, 3)), b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 Evens(Lanes4 a, Lanes4 b) =>
        Join(Vector128.Shuffle(a.value, Vector128.Create(0, 2, 0, 2)), Vector128.Shuffle(b.value, Vector128.Create(0, 2, 0, 2)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 Odds(Lanes4 a, Lanes4 b) =>
        Join(Vector128.Shuffle(a.value, Vector128.Create(1, 3, 1, 3)), Vector128.Shuffle(b.value, Vector128.Create(1, 3, 1, 3)));

    /// <summary>The first two lanes of one and the last two of the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes4 Join(Vector128<float> first, Vector128<float> last) =>
        new(Vector128.ConditionalSelect(Vector128.Create(-1, -1, 0, 0).AsSingle(), first, last));

    /// <summary>Even lanes of one and odd lanes of the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes4 Alternate(Vector128<float> even, Vector128<float> odd) =>
        new(Vector128.ConditionalSelect(Vector128.Create(-1, 0, -1, 0).AsSingle(), even, odd));
}
