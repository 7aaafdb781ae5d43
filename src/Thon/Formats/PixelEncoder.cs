using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Thon.Formats;

/// <summary>Floats to stored pixels, sixteen at a time.</summary>
internal static class PixelEncoder
{
    private const int Block = 16;
    private const uint Infinity = 0x7F800000, FirstBeyondHalf = 0x477FF000, SmallestNormalHalf = 0x38800000, ExponentGap = 112u << 23;
    private const float LeastInt16 = short.MinValue, MostInt16 = short.MaxValue;

    /// <summary>Rounds to the nearest integer (ties to even). What lies beyond -32768..32767 becomes the nearest of these, NaN becomes 0.</summary>
    /// <returns>How many pixels were clipped or not numbers.</returns>
    public static long ToInt16(ReadOnlySpan<float> pixels, Span<short> raw)
    {
        long clipped = 0;
        int i = 0;
        for (; i <= pixels.Length - Block; i += Block) clipped += Int16Block(pixels[i..], raw[i..]);
        if (i == pixels.Length) return clipped;
        Span<float> rest = stackalloc float[Block];
        Span<short> restRaw = stackalloc short[Block];
        rest.Clear();
        pixels[i..].CopyTo(rest);
        clipped += Int16Block(rest, restRaw);
        restRaw[..(pixels.Length - i)].CopyTo(raw[i..]);
        return clipped;
    }

    /// <summary>Rounds to the nearest half-precision number (ties to even). Finite values that would round to infinity become +-65504;
    /// infinities and NaN stay.</summary>
    /// <returns>How many pixels were clipped.</returns>
    public static long ToFloat16(ReadOnlySpan<float> pixels, Span<Half> halves)
    {
        var raw = MemoryMarshal.Cast<Half, ushort>(halves);
        long clipped = 0;
        int i = 0;
        for (; i <= pixels.Length - Block; i += Block) clipped += HalfBlock(pixels[i..], raw[i..]);
        if (i == pixels.Length) return clipped;
        Span<float> rest = stackalloc float[Block];
        Span<ushort> restRaw = stackalloc ushort[Block];
        rest.Clear();
        pixels[i..].CopyTo(rest);
        clipped += HalfBlock(rest, restRaw);
        restRaw[..(pixels.Length - i)].CopyTo(raw[i..]);
        return clipped;
    }

    private static int Int16Block(ReadOnlySpan<float> pixels, Span<short> raw)
    {
        var low = Rounded(Vector256.Create(pixels), out int clippedLow);
        var high = Rounded(Vector256.Create(pixels[8..]), out int clippedHigh);
        Vector256.Narrow(low, high).CopyTo(raw);
        return clippedLow + clippedHigh;
    }

    private static Vector256<int> Rounded(Vector256<float> pixels, out int clipped)
    {
        var (least, most) = (Vector256.Create(LeastInt16), Vector256.Create(MostInt16));
        var rounded = Vector256.Round(pixels);
        // Comparisons with NaN are false, so NaN counts as outside.
        var inside = Vector256.GreaterThanOrEqual(rounded, least) & Vector256.LessThanOrEqual(rounded, most);
        clipped = 8 - BitOperations.PopCount(inside.ExtractMostSignificantBits());
        var number = Vector256.ConditionalSelect(Vector256.Equals(pixels, pixels), rounded, Vector256<float>.Zero);
        return Vector256.ConvertToInt32(Vector256.Min(Vector256.Max(number, least), most));
    }

    private static int HalfBlock(ReadOnlySpan<float> pixels, Span<ushort> raw)
    {
        var low = Half(Vector256.Create(pixels).AsUInt32(), out int clippedLow);
        var high = Half(Vector256.Create(pixels[8..]).AsUInt32(), out int clippedHigh);
        Vector256.Narrow(low, high).CopyTo(raw);
        return clippedLow + clippedHigh;
    }

    // IEEE 754 binary32 bits to binary16 bits. Normal numbers: rebase the exponent, add just under half a unit (a whole half where the kept
    // part is odd) and cut. Subnormal ones: adding 0.5 makes the float's last place 2^-24, the half's unit, so the adder itself rounds.
    private static Vector256<uint> Half(Vector256<uint> bits, out int clipped)
    {
        var magnitude = bits & Vector256.Create(0x7FFFFFFFu);
        var odd = Vector256.ShiftRightLogical(magnitude, 13) & Vector256<uint>.One;
        var normal = Vector256.ShiftRightLogical(magnitude - Vector256.Create(ExponentGap) + Vector256.Create(0xFFFu) + odd, 13);
        var subnormal = (magnitude.AsSingle() + Vector256.Create(0.5f)).AsUInt32() - Vector256.Create(0x3F000000u);
        var half = Vector256.ConditionalSelect(Vector256.LessThan(magnitude, Vector256.Create(SmallestNormalHalf)), subnormal, normal);
        var beyond = Vector256.GreaterThanOrEqual(magnitude, Vector256.Create(FirstBeyondHalf));
        var finite = Vector256.LessThan(magnitude, Vector256.Create(Infinity));
        clipped = BitOperations.PopCount((beyond & finite).ExtractMostSignificantBits());
        half = Vector256.ConditionalSelect(beyond, Vector256.Create(0x7BFFu), half);
        half = Vector256.ConditionalSelect(finite, half, Vector256.Create(0x7C00u));
        half = Vector256.ConditionalSelect(Vector256.GreaterThan(magnitude, Vector256.Create(Infinity)), Vector256.Create(0x7E00u), half);
        return half | (Vector256.ShiftRightLogical(bits, 16) & Vector256.Create(0x8000u));
    }
}
