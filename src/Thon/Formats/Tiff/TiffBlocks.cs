using BitMiracle.LibTiff.Classic;
using LibTiff = BitMiracle.LibTiff.Classic.Tiff;

namespace Thon.Formats.Tiff;

/// <summary>The pixels of a page out of its strips or tiles, in the file's order of rows. LibTiff has already turned the byte order.</summary>
internal static class TiffBlocks
{
    /// <summary>Reads a page stored in strips of whole rows.</summary>
    /// <returns>False where a strip cannot be decoded or is too short.</returns>
    public static bool ReadStrips(LibTiff tiff, TiffPage page, Span<float> rows)
    {
        var format = page.Format!.Value;
        int rowBytes = page.Width * format.BytesPerPixel();
        int rowsPerStrip = tiff.GetField(TiffTag.ROWSPERSTRIP)?[0].ToInt() ?? page.Height;
        // A tag of 2^32 - 1 says "all rows".
        if (rowsPerStrip <= 0 || rowsPerStrip > page.Height) rowsPerStrip = page.Height;
        byte[] raw = new byte[rowBytes * rowsPerStrip];
        for (int strip = 0, row = 0; row < page.Height; strip++, row += rowsPerStrip)
        {
            int bytes = rowBytes * Math.Min(rowsPerStrip, page.Height - row);
            if (tiff.ReadEncodedStrip(strip, raw, 0, bytes) != bytes) return false;
            PixelDecoder.Decode(format, raw.AsSpan(0, bytes), rows[(row * page.Width)..]);
        }
        return true;
    }

    /// <summary>Reads a page stored in tiles; those at the right and bottom edges reach beyond the page.</summary>
    /// <returns>False where a tile cannot be decoded or is too short.</returns>
    public static bool ReadTiles(LibTiff tiff, TiffPage page, Span<float> rows)
    {
        var format = page.Format!.Value;
        int tileWidth = tiff.GetField(TiffTag.TILEWIDTH)?[0].ToInt() ?? 0, tileHeight = tiff.GetField(TiffTag.TILELENGTH)?[0].ToInt() ?? 0;
        long tileBytes = (long)tileWidth * tileHeight * format.BytesPerPixel();
        if (tileWidth < 1 || tileHeight < 1 || tileBytes != tiff.TileSize()) return false;
        byte[] raw = new byte[tileBytes];
        for (int top = 0; top < page.Height; top += tileHeight)
        {
            for (int left = 0; left < page.Width; left += tileWidth)
            {
                if (tiff.ReadEncodedTile(tiff.ComputeTile(left, top, 0, 0), raw, 0, raw.Length) != raw.Length) return false;
                int width = Math.Min(tileWidth, page.Width - left), height = Math.Min(tileHeight, page.Height - top);
                for (int row = 0; row < height; row++)
                {
                    var stored = raw.AsSpan(row * tileWidth * format.BytesPerPixel(), width * format.BytesPerPixel());
                    PixelDecoder.Decode(format, stored, rows[((top + row) * page.Width + left)..]);
                }
            }
        }
        return true;
    }
}
