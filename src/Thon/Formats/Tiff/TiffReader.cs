using System.Buffers;
using System.Collections.Concurrent;
using BitMiracle.LibTiff.Classic;
using Microsoft.Win32.SafeHandles;
using Thon.Findings;
using Thon.Units;

namespace Thon.Formats.Tiff;

/// <summary>
/// Reads the pages of a TIFF or BigTIFF file [TIFF6] as sections: grey integers of 8, 16 or 32 bits or floats of 16 or 32, in strips or tiles,
/// plain or compressed. The first row of a TIFF page is its top one; here, as everywhere, row 0 is the bottom row. Thumbnails are left out.
/// </summary>
public sealed class TiffReader : ISectionFile
{
    private readonly SafeFileHandle _file;
    private readonly IReadOnlyList<TiffPage> _pages;
    private readonly ConcurrentBag<TiffDecoder> _idle = [];

    private TiffReader(string path, SafeFileHandle file, IReadOnlyList<TiffPage> pages, FindingList findings) =>
        (Name, Bytes, _file, _pages, Findings) = (path, RandomAccess.GetLength(file), file, pages, findings);

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public long Bytes { get; }

    /// <inheritdoc/>
    public int Width => _pages[0].Width;

    /// <inheritdoc/>
    public int Height => _pages[0].Height;

    /// <inheritdoc/>
    public int Count => _pages.Count;

    /// <summary>Always null: the resolution tags of TIFF files are set by viewers and scanners, and no two microscopes agree on what they mean.</summary>
    public Length? PixelSize => null;

    /// <summary>Always empty.</summary>
    public IReadOnlyList<string> Labels => [];

    /// <inheritdoc/>
    public FindingList Findings { get; }

    /// <summary>Opens a file and checks every page.</summary>
    /// <exception cref="BadInputException">The file cannot be opened, is damaged, or holds no stack of equally sized grey images.</exception>
    public static TiffReader Open(string path)
    {
        var file = InputFile.Open(path);
        try
        {
            TiffDirectories.Check(file, path);
            using var decoder = TiffDecoder.Open(file, path);
            var all = Pages(decoder);
            TiffPage[] pages = [.. all.Where(page => !page.IsReduced)];
            if (pages.Length == 0) throw new BadInputException(Finding.Error("tiff-no-image", path, null, "only thumbnails", "at least one image"));
            var findings = TiffPageCheck.Check(pages, path, RandomAccess.GetLength(file));
            findings.ThrowIfErrors();
            if (pages.Length < all.Count)
                findings = findings.Add(Finding.Note("tiff-thumbnails", path, null, $"{all.Count - pages.Length} reduced images are left out"));
            return new(path, file, pages, findings.Add(Finding.Note("tiff-no-pixel-size", path, null, "TIFF files state no pixel size that can be relied on")));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Read(int section, Span<float> pixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(section);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(section, Count);
        if (pixels.Length != Width * Height)
            throw new ArgumentException($"room for {pixels.Length} pixels of a section of {Width} x {Height}", nameof(pixels));
        if (!_idle.TryTake(out var decoder)) decoder = TiffDecoder.Open(_file, Name);
        float[] rows = ArrayPool<float>.Shared.Rent(pixels.Length);
        try
        {
            var page = _pages[section];
            decoder.Do($"page {page.Number}", tiff =>
                tiff.SetSubDirectory(page.Offset) && (tiff.IsTiled() ? TiffBlocks.ReadTiles(tiff, page, rows) : TiffBlocks.ReadStrips(tiff, page, rows)));
            CopyBottomFirst(page, rows, pixels);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rows);
            _idle.Add(decoder);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (_idle.TryTake(out var decoder)) decoder.Dispose();
        _file.Dispose();
    }

    private static List<TiffPage> Pages(TiffDecoder decoder)
    {
        var pages = new List<TiffPage>();
        bool more = true;
        while (more)
        {
            decoder.Do($"page {pages.Count}", tiff =>
            {
                pages.Add(TiffPage.Decode(tiff, pages.Count));
                more = !tiff.LastDirectory();
                return !more || tiff.ReadDirectory();
            });
        }
        return pages;
    }

    private static void CopyBottomFirst(TiffPage page, ReadOnlySpan<float> rows, Span<float> pixels)
    {
        for (int row = 0; row < page.Height; row++)
        {
            int target = page.Orientation == Orientation.BOTLEFT ? row : page.Height - 1 - row;
            rows.Slice(row * page.Width, page.Width).CopyTo(pixels[(target * page.Width)..]);
        }
    }
}
