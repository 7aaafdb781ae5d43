using System.Runtime.InteropServices;

namespace Thon.Formats.Mrc;

/// <summary>How pixels become what an MRC file holds of them: the one place where they are rounded.</summary>
public static class StoredPixels
{
    /// <summary>Bytes of a stored pixel.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The mode is none of 1, 2 and 12.</exception>
    public static int BytesPerPixel(MrcMode mode) => mode switch
    {
        MrcMode.Int16 or MrcMode.Float16 => 2,
        MrcMode.Float32 => 4,
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "modes 1, 2 and 12 are written"),
    };

    /// <summary>Stores pixels, least byte first.</summary>
    /// <param name="mode">How they are stored.</param>
    /// <param name="pixels">The pixels.</param>
    /// <param name="raw">Takes the bytes, <see cref="BytesPerPixel"/> of each.</param>
    /// <param name="stored">Takes the pixels as they will be read again.</param>
    /// <returns>How many did not fit and became the nearest that does.</returns>
    public static long Encode(MrcMode mode, ReadOnlySpan<float> pixels, Span<byte> raw, Span<float> stored)
    {
        var format = PixelFormat.Float32;
        long clipped = 0;
        switch (mode)
        {
            case MrcMode.Int16:
                clipped = PixelEncoder.ToInt16(pixels, MemoryMarshal.Cast<byte, short>(raw));
                format = PixelFormat.Int16;
                break;
            case MrcMode.Float16:
                clipped = PixelEncoder.ToFloat16(pixels, MemoryMarshal.Cast<byte, Half>(raw));
                format = PixelFormat.Float16;
                break;
            default:
                MemoryMarshal.AsBytes(pixels).CopyTo(raw);
                break;
        }
        PixelDecoder.Decode(format, raw, stored);
        if (!BitConverter.IsLittleEndian) PixelDecoder.SwapInPlace(format, raw);
        return clipped;
    }
}
