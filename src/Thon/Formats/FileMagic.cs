namespace Thon.Formats;

/// <summary>Formats that are recognised by their first bytes, so that a refusal can name them.</summary>
internal static class FileMagic
{
    private static readonly (byte[] Start, string Name)[] Foreign =
    [
        ([0x1F, 0x8B], "gzip-compressed"),
        ([.. "BZh"u8], "bzip2-compressed"),
        ([0xFD, .. "7zXZ"u8], "xz-compressed"),
        ([0x28, 0xB5, 0x2F, 0xFD], "zstd-compressed"),
        ([.. "PK"u8, 3, 4], "a ZIP archive"),
        ([0x89, .. "HDF\r\n"u8], "HDF5"),
        ([0x89, .. "PNG"u8], "PNG"),
        ([0xFF, 0xD8, 0xFF], "JPEG"),
        ([0x93, .. "NUMPY"u8], "a NumPy array"),
        ([.. "SIMPLE  ="u8], "FITS"),
        ([.. "%PDF"u8], "PDF"),
        ([.. "<?xml"u8], "XML"),
        ([0, 0, 0, 3], "Gatan DM3"),
        ([0, 0, 0, 4], "Gatan DM4"),
    ];

    /// <summary>Whether a file begins as TIFF or BigTIFF, in either byte order.</summary>
    public static bool IsTiff(ReadOnlySpan<byte> start) =>
        start.StartsWith("II*\0"u8) || start.StartsWith("MM\0*"u8) || start.StartsWith("II+\0"u8) || start.StartsWith("MM\0+"u8);

    /// <summary>The name of a format that is recognised but not read; null where it is not recognised.</summary>
    public static string? ForeignName(ReadOnlySpan<byte> start)
    {
        foreach (var (magic, name) in Foreign)
            if (start.StartsWith(magic)) return name;
        return null;
    }
}
