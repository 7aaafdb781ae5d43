using System.Buffers.Binary;
using BitMiracle.LibTiff.Classic;
using LibTiff = BitMiracle.LibTiff.Classic.Tiff;

namespace Thon.Tests.Formats.Tiff;

/// <summary>TIFF files for tests: one made by hand, byte by byte, the others by the library's encoder.</summary>
internal static class TiffFiles
{
    public static string NewPath() => Path.Combine(Repository.TemporaryFolder(), "made.tif");

    /// <summary>An uncompressed single-strip page by hand: header, directory of short and long values, pixels.</summary>
    public static byte[] ByHand(bool bigEndian, int width, int height, int bits, int sampleFormat, byte[] pixels, int orientation = 1, int photometric = 1, int samples = 1, int compression = 1)
    {
        (int Tag, int Value)[] tags =
        [
            (256, width), (257, height), (258, bits), (259, compression), (262, photometric), (273, 8 + 2 + 12 * 11 + 4),
            (274, orientation), (277, samples), (278, height), (279, pixels.Length), (339, sampleFormat),
        ];
        var bytes = new List<byte>(bigEndian ? "MM"u8.ToArray() : "II"u8.ToArray());
        Short(bytes, 42, bigEndian);
        Long(bytes, 8, bigEndian);
        Short(bytes, tags.Length, bigEndian);
        foreach (var (tag, value) in tags)
        {
            bool isLong = tag is 256 or 257 or 273 or 278 or 279;
            Short(bytes, tag, bigEndian);
            Short(bytes, isLong ? 4 : 3, bigEndian);
            Long(bytes, 1, bigEndian);
            if (isLong) Long(bytes, value, bigEndian);
            else Short(bytes, value, bigEndian);
            if (!isLong) Short(bytes, 0, bigEndian);
        }
        Long(bytes, 0, bigEndian);
        return [.. bytes, .. pixels];
    }

    /// <summary>An uncompressed little-endian BigTIFF page of 16-bit pixels in one strip, by hand: 8-byte offsets, 20-byte directory entries.</summary>
    public static byte[] BigByHand(int width, int height, byte[] pixels)
    {
        (int Tag, short Type, int Value)[] tags =
        [
            (256, 4, width), (257, 4, height), (258, 3, 16), (259, 3, 1), (262, 3, 1),
            (273, 16, 16 + 8 + 20 * 9 + 8), (277, 3, 1), (278, 4, height), (279, 16, pixels.Length),
        ];
        List<byte> bytes = [.. "II"u8, 43, 0, 8, 0, 0, 0, .. BitConverter.GetBytes(16L), .. BitConverter.GetBytes((long)tags.Length)];
        foreach (var (tag, type, value) in tags)
            bytes.AddRange([.. BitConverter.GetBytes((short)tag), .. BitConverter.GetBytes(type), .. BitConverter.GetBytes(1L), .. BitConverter.GetBytes((long)value)]);
        return [.. bytes, .. new byte[8], .. pixels];
    }

    public static string Save(byte[] bytes)
    {
        string path = NewPath();
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Pages of floats, top row first, by the library's encoder.</summary>
    public static string Encoded(float[][] pages, int width, Compression compression, int tile = 0, int predictor = 1, int rowsPerStrip = 3, FileType firstPage = 0)
    {
        string path = NewPath();
        using var tiff = LibTiff.Open(path, "w");
        for (int page = 0; page < pages.Length; page++)
        {
            int height = pages[page].Length / width;
            tiff.SetField(TiffTag.SUBFILETYPE, page == 0 ? firstPage : 0);
            tiff.SetField(TiffTag.IMAGEWIDTH, width);
            tiff.SetField(TiffTag.IMAGELENGTH, height);
            tiff.SetField(TiffTag.BITSPERSAMPLE, 32);
            tiff.SetField(TiffTag.SAMPLEFORMAT, SampleFormat.IEEEFP);
            tiff.SetField(TiffTag.SAMPLESPERPIXEL, 1);
            tiff.SetField(TiffTag.PHOTOMETRIC, Photometric.MINISBLACK);
            tiff.SetField(TiffTag.COMPRESSION, compression);
            if (predictor != 1) tiff.SetField(TiffTag.PREDICTOR, predictor);
            if (tile > 0) WriteTiles(tiff, pages[page], width, tile);
            else WriteRows(tiff, pages[page], width, rowsPerStrip);
            tiff.WriteDirectory();
        }
        return path;
    }

    private static void WriteRows(LibTiff tiff, float[] page, int width, int rowsPerStrip)
    {
        tiff.SetField(TiffTag.ROWSPERSTRIP, rowsPerStrip);
        for (int row = 0; row < page.Length / width; row++) tiff.WriteScanline(Bytes(page.AsSpan(row * width, width)), row);
    }

    private static void WriteTiles(LibTiff tiff, float[] page, int width, int tile)
    {
        tiff.SetField(TiffTag.TILEWIDTH, tile);
        tiff.SetField(TiffTag.TILELENGTH, tile);
        int height = page.Length / width;
        for (int top = 0; top < height; top += tile)
        {
            for (int left = 0; left < width; left += tile)
            {
                float[] pixels = new float[tile * tile];
                for (int y = 0; y < Math.Min(tile, height - top); y++)
                    for (int x = 0; x < Math.Min(tile, width - left); x++) pixels[y * tile + x] = page[(top + y) * width + left + x];
                tiff.WriteTile(Bytes(pixels), 0, left, top, 0, 0);
            }
        }
    }

    private static byte[] Bytes(ReadOnlySpan<float> pixels) => System.Runtime.InteropServices.MemoryMarshal.AsBytes(pixels).ToArray();

    private static void Short(List<byte> bytes, int value, bool bigEndian) =>
        bytes.AddRange(bigEndian ? [(byte)(value >> 8), (byte)value] : [(byte)value, (byte)(value >> 8)]);

    private static void Long(List<byte> bytes, int value, bool bigEndian) =>
        bytes.AddRange(BitConverter.GetBytes(bigEndian ? BinaryPrimitives.ReverseEndianness(value) : value));
}
