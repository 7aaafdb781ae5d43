namespace Thon.Formats.Mrc;

/// <summary>From MRC modes to pixel formats.</summary>
internal static class MrcPixels
{
    /// <summary>How the pixels of a file with this header are stored; only for modes that are read.</summary>
    public static PixelFormat Format(MrcHeader header) => header.Mode switch
    {
        MrcMode.Int8 => header.HasUnsignedBytes ? PixelFormat.UInt8 : PixelFormat.Int8,
        MrcMode.Int16 => PixelFormat.Int16,
        MrcMode.UInt16 => PixelFormat.UInt16,
        MrcMode.Float16 => PixelFormat.Float16,
        MrcMode.Float32 => PixelFormat.Float32,
        _ => throw new ArgumentOutOfRangeException(nameof(header), header.Mode, "a mode that is not read"),
    };
}
