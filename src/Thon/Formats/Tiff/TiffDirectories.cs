using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;
using Thon.Findings;

namespace Thon.Formats.Tiff;

/// <summary>
/// A walk over the directories of a TIFF or BigTIFF file [TIFF6] before LibTiff sees them. LibTiff believes every count in them and
/// takes gigabytes of memory for a damaged file of a hundred bytes; here each count must fit into the file first.
/// </summary>
internal sealed class TiffDirectories
{
    private const int WidthTag = 256, HeightTag = 257;

    private readonly SafeFileHandle _file;
    private readonly string _path;
    private readonly long _fileBytes;
    private readonly bool _bigEndian;
    private readonly bool _bigTiff;

    private TiffDirectories(SafeFileHandle file, string path)
    {
        (_file, _path, _fileBytes) = (file, path, RandomAccess.GetLength(file));
        byte[] start = Bytes(0, 4, "header");
        if (!FileMagic.IsTiff(start)) throw Damaged("header", "no TIFF header");
        _bigEndian = start[0] == 'M';
        _bigTiff = start[_bigEndian ? 3 : 2] == '+';
        // LibTiff.NET 2.4.660 takes the offsets of such files apart wrongly (its issue 129); hardly any program writes them.
        if (_bigEndian && _bigTiff)
            throw new BadInputException(Finding.Error("tiff-big-endian-bigtiff", path, "header", "a big-endian BigTIFF file", "TIFF, or little-endian BigTIFF", "Convert it to MRC"));
    }

    /// <summary>Checks the directory of every page.</summary>
    /// <exception cref="BadInputException">A directory lies outside the file, comes again, or counts more than the file can hold.</exception>
    public static void Check(SafeFileHandle file, string path) => new TiffDirectories(file, path).Walk();

    private void Walk()
    {
        var seen = new HashSet<long>();
        long offset = _bigTiff ? Number(Bytes(8, 8, "header")) : Number(Bytes(4, 4, "header"));
        while (offset != 0)
        {
            string place = $"page {seen.Count}";
            if (!seen.Add(offset)) throw Damaged(place, "its directory is that of an earlier page");
            offset = Directory(offset, place);
        }
        if (seen.Count == 0) throw Damaged("header", "no pages");
    }

    // Returns where the next directory lies, 0 after the last.
    private long Directory(long offset, string place)
    {
        int countBytes = _bigTiff ? 8 : 2, entryBytes = _bigTiff ? 20 : 12;
        long entries = Number(Bytes(offset, countBytes, place));
        if (entries < 1 || entries > Math.Min(_fileBytes, Array.MaxLength) / entryBytes) throw Damaged(place, $"a directory of {entries} entries");
        byte[] bytes = Bytes(offset + countBytes, (int)(entries * entryBytes), place);
        long width = 0, height = 0;
        foreach (byte[] entry in bytes.Chunk(entryBytes))
        {
            var (tag, value) = Entry(entry, place);
            if (tag == WidthTag) width = value;
            if (tag == HeightTag) height = value;
        }
        if (TiffPageCheck.IsAbsurd(width, height, bits: 1, _fileBytes)) throw Damaged(place, $"{width} x {height} pixels in a file of {_fileBytes} bytes");
        return Number(Bytes(offset + countBytes + bytes.Length, _bigTiff ? 8 : 4, place));
    }

    private (long Tag, long Value) Entry(byte[] entry, string place)
    {
        long tag = Number(entry[..2]), type = Number(entry[2..4]), count = Number(entry[4..(_bigTiff ? 12 : 8)]);
        byte[] value = entry[(_bigTiff ? 12 : 8)..];
        Int128 bytes = (Int128)count * BytesOf(type);
        Int128 end = bytes > value.Length ? Number(value) + bytes : 0;
        if (count < 0 || end > _fileBytes) throw Damaged(place, $"tag {tag} with {count} values, which reach beyond the end of the file");
        return (tag, type == 3 ? Number(value[..2]) : Number(value[..Math.Min(value.Length, BytesOf(type) == 8 ? 8 : 4)]));
    }

    private byte[] Bytes(long offset, int count, string place)
    {
        byte[] bytes = new byte[count];
        if (offset < 0 || offset > _fileBytes - count || InputFile.Read(_file, _path, offset, bytes) < count)
            throw Damaged(place, $"its directory, at byte {offset}, reaches beyond the end of the file");
        return bytes;
    }

    // An unsigned number of 2, 4 or 8 bytes; those beyond the range of a long turn negative and are refused where they are used.
    private long Number(ReadOnlySpan<byte> bytes) => (bytes.Length, _bigEndian) switch
    {
        (2, false) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        (2, true) => BinaryPrimitives.ReadUInt16BigEndian(bytes),
        (4, false) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        (4, true) => BinaryPrimitives.ReadUInt32BigEndian(bytes),
        (_, false) => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        (_, true) => BinaryPrimitives.ReadInt64BigEndian(bytes),
    };

    // Bytes of the value types BYTE, ASCII, SHORT, LONG, RATIONAL and so on; unknown ones are left to LibTiff, which skips them.
    private static int BytesOf(long type) => type switch
    {
        1 or 2 or 6 or 7 => 1,
        3 or 8 => 2,
        4 or 9 or 11 or 13 => 4,
        5 or 10 or 12 or 16 or 17 or 18 => 8,
        _ => 0,
    };

    private BadInputException Damaged(string place, string found) =>
        new(Finding.Error("tiff-damaged", _path, place, found, "a whole TIFF file", "Copy the file again"));
}
