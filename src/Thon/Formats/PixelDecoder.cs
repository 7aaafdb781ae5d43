using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Thon.Formats;

/// <summary>Stored pixels to floats, eight to thirty-two at a time; memory is the limit, not arithmetic.</summary>
internal static class PixelDecoder
{
    private const float TwoTo112 = 5.192296858534828e33f;

    /// <summary>Converts pixels; every format but 32-bit integers beyond 2^24 converts exactly, and NaN and infinities pass through.</summary>
    /// <param name="format">How they are stored.</param>
    /// <param name="raw">The stored bytes, in this machine's byte order.</param>
    /// <param name="pixels">Takes as many pixels as <paramref name="raw"/> holds.</param>
    public static void Decode(PixelFormat format, ReadOnlySpan<byte> raw, Span<float> pixels)
    {
        switch (format)
        {
            case PixelFormat.Int8: Widen(MemoryMarshal.Cast<byte, sbyte>(raw), pixels); break;
            case PixelFormat.UInt8: Widen(raw, pixels); break;
            case PixelFormat.Int16: Widen(MemoryMarshal.Cast<byte, short>(raw), pixels); break;
            case PixelFormat.UInt16: Widen(MemoryMarshal.Cast<byte, ushort>(raw), pixels); break;
            case PixelFormat.Int32: Convert(MemoryMarshal.Cast<byte, int>(raw), pixels); break;
            case PixelFormat.UInt32: Convert(MemoryMarshal.Cast<byte, uint>(raw), pixels); break;
            case PixelFormat.Float16: Widen(MemoryMarshal.Cast<byte, Half>(raw), pixels); break;
            default: MemoryMarshal.Cast<byte, float>(raw).CopyTo(pixels); break;
        }
    }

    /// <summary>Turns the byte order of stored pixels round.</summary>
    public static void SwapInPlace(PixelFormat format, Span<byte> raw)
    {
        var words = MemoryMarshal.Cast<byte, ushort>(raw);
        var doubleWords = MemoryMarshal.Cast<byte, uint>(raw);
        if (format.BytesPerPixel() == 2) BinaryPrimitives.ReverseEndianness(words, words);
        if (format.BytesPerPixel() == 4) BinaryPrimitives.ReverseEndianness(doubleWords, doubleWords);
    }

    private static void Widen(ReadOnlySpan<sbyte> raw, Span<float> pixels)
    {
        int i = 0;
        for (; i <= raw.Length - Vector256<sbyte>.Count; i += Vector256<sbyte>.Count)
        {
            var (low, high) = Vector256.Widen(Vector256.Create(raw[i..]));
            Store(low, pixels[i..]);
            Store(high, pixels[(i + 16)..]);
        }
        for (; i < raw.Length; i++) pixels[i] = raw[i];
    }

    private static void Widen(ReadOnlySpan<byte> raw, Span<float> pixels)
    {
        int i = 0;
        for (; i <= raw.Length - Vector256<byte>.Count; i += Vector256<byte>.Count)
        {
            var (low, high) = Vector256.Widen(Vector256.Create(raw[i..]));
            Store(low.AsInt16(), pixels[i..]);
            Store(high.AsInt16(), pixels[(i + 16)..]);
        }
        for (; i < raw.Length; i++) pixels[i] = raw[i];
    }

    private static void Widen(ReadOnlySpan<short> raw, Span<float> pixels)
    {
        int i = 0;
        for (; i <= raw.Length - Vector256<short>.Count; i += Vector256<short>.Count)
            Store(Vector256.Create(raw[i..]), pixels[i..]);
        for (; i < raw.Length; i++) pixels[i] = raw[i];
    }

    private static void Widen(ReadOnlySpan<ushort> raw, Span<float> pixels)
    {
        int i = 0;
        for (; i <= raw.Length - Vector256<ushort>.Count; i += Vector256<ushort>.Count)
        {
            var (low, high) = Vector256.Widen(Vector256.Create(raw[i..]));
            Vector256.ConvertToSingle(low.AsInt32()).CopyTo(pixels[i..]);
            Vector256.ConvertToSingle(high.AsInt32()).CopyTo(pixels[(i + 8)..]);
        }
        for (; i < raw.Length; i++) pixels[i] = raw[i];
    }

    private static void Widen(ReadOnlySpan<Half> raw, Span<float> pixels)
    {
        var words = MemoryMarshal.Cast<Half, ushort>(raw);
        int i = 0;
        for (; i <= raw.Length - Vector256<ushort>.Count; i += Vector256<ushort>.Count)
        {
            var (low, high) = Vector256.Widen(Vector256.Create(words[i..]));
            FromHalf(low).CopyTo(pixels[i..]);
            FromHalf(high).CopyTo(pixels[(i + 8)..]);
        }
        for (; i < raw.Length; i++) pixels[i] = (float)raw[i];
    }

    private static void Convert(ReadOnlySpan<int> raw, Span<float> pixels)
    {
        for (int i = 0; i < raw.Length; i++) pixels[i] = raw[i];
    }

    private static void Convert(ReadOnlySpan<uint> raw, Span<float> pixels)
    {
        for (int i = 0; i < raw.Length; i++) pixels[i] = raw[i];
    }

    private static void Store(Vector256<short> values, Span<float> pixels)
    {
        var (low, high) = Vector256.Widen(values);
        Vector256.ConvertToSingle(low).CopyTo(pixels);
        Vector256.ConvertToSingle(high).CopyTo(pixels[8..]);
    }

    // The half's exponent and mantissa, moved to a float's places, are the value times 2^-112, subnormals included; infinities and NaN
    // then get the float's full exponent.
    private static Vector256<float> FromHalf(Vector256<uint> half)
    {
        var magnitude = Vector256.ShiftLeft(half & Vector256.Create(0x7FFFu), 13).AsSingle() * TwoTo112;
        var special = Vector256.GreaterThanOrEqual(half & Vector256.Create(0x7FFFu), Vector256.Create(0x7C00u)) & Vector256.Create(0x7F800000u);
        var sign = Vector256.ShiftLeft(half & Vector256.Create(0x8000u), 16);
        return (magnitude.AsUInt32() | special | sign).AsSingle();
    }
}
