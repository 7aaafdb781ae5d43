namespace Thon.Formats;

/// <summary>How one pixel is stored in a file.</summary>
internal enum PixelFormat
{
    Int8,
    UInt8,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Float16,
    Float32,
}

/// <summary>Properties of pixel formats.</summary>
internal static class PixelFormats
{
    /// <summary>Bytes a pixel.</summary>
    public static int BytesPerPixel(this PixelFormat format) => format switch
    {
        PixelFormat.Int8 or PixelFormat.UInt8 => 1,
        PixelFormat.Int16 or PixelFormat.UInt16 or PixelFormat.Float16 => 2,
        _ => 4,
    };
}
