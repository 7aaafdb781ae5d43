using System.Text.RegularExpressions;
using BitMiracle.LibTiff.Classic;
using Thon.Findings;

namespace Thon.Formats.Tiff;

/// <summary>What keeps the pages of a TIFF file from being read as one stack of grey images. Lists everything.</summary>
internal static partial class TiffPageCheck
{
    // Deflate, the tightest of the compressions, cannot shrink data more than 1032 times; what claims more is damaged.
    private const long LargestCompression = 2000;

    public static FindingList Check(IReadOnlyList<TiffPage> pages, string file, long fileBytes)
    {
        var findings = FindingList.Of(pages.SelectMany(page => Page(page, file, fileBytes)));
        if (findings.HasErrors) return findings;
        return findings.AddRange(pages.Where(page => (page.Width, page.Height) != (pages[0].Width, pages[0].Height)).Select(page =>
            Finding.Error("tiff-pages-differ", file, $"page {page.Number}", $"{page.Width} x {page.Height} pixels", $"{pages[0].Width} x {pages[0].Height} as on the first page")));
    }

    /// <summary>Whether an image is larger than the file could hold under the tightest compression.</summary>
    public static bool IsAbsurd(long width, long height, int bits, long fileBytes) =>
        width > int.MaxValue || height > int.MaxValue || (Int128)width * height * bits / 8 > (Int128)fileBytes * LargestCompression;

    private static IEnumerable<Finding> Page(TiffPage page, string file, long fileBytes)
    {
        string place = $"page {page.Number}";
        if (Compression(page) is { } compression)
            yield return Finding.Error("tiff-compression", file, place, compression, "no compression, LZW or deflate", "Convert it with the program that wrote it");
        if (Content(page) is { } content)
            yield return Finding.Error("tiff-content", file, place, content, "grey pixels: 8, 16 or 32-bit integers or floats, one sample a pixel", "Convert it to MRC with the program that wrote it");
        if (page.Orientation is not (Orientation.TOPLEFT or Orientation.BOTLEFT))
            yield return Finding.Error("tiff-orientation", file, place, $"orientation {(int)page.Orientation}: rows are mirrored or turned", "1 (top left) or 4 (bottom left)");
        if (SavedImages().Match(page.Description) is { Success: true } images && images.Groups[1].Value != "1" && page.Number == 0)
            yield return Finding.Warning("tiff-imagej", file, place, $"ImageJ says it saved {images.Groups[1].Value} images", "as many pages",
                "Where there are fewer pages, ImageJ saved the others without; save the stack as MRC");
        if (Size(page, fileBytes) is { } size)
            yield return Finding.Error("tiff-size", file, place, size, "a sensible size");
        else if (page.DataEnd > fileBytes)
            yield return Finding.Error("tiff-truncated", file, place, $"{fileBytes} bytes", $"{page.DataEnd} bytes", "The file was cut short or is still being written; copy it again");
    }

    private static string? Content(TiffPage page) => page switch
    {
        { Samples: not 1 } => $"{page.Samples} samples a pixel: a colour image",
        { Photometric: Photometric.MINISWHITE } => "inverted grey: zero is white",
        { Photometric: not Photometric.MINISBLACK } => $"photometric interpretation {(int)page.Photometric}: a colour image",
        { Format: null } => $"{page.Bits} bits of sample format {(int)page.Sample}",
        _ => null,
    };

    private static string? Compression(TiffPage page) => (int)page.Compression switch
    {
        >= 65000 and <= 65002 => "electron event representation (EER), a raw movie and not an image",
        int number => page.HasCodec ? null : $"compression {number}, which is not read",
    };

    private static string? Size(TiffPage page, long fileBytes)
    {
        if (page.Width < 1 || page.Height < 1) return $"{page.Width} x {page.Height} pixels";
        return IsAbsurd(page.Width, page.Height, page.Bits, fileBytes) || (long)page.Width * page.Height * Math.Max(1, page.Bits / 8) > Array.MaxLength
            ? $"{page.Width} x {page.Height} pixels of {page.Bits} bits in a file of {fileBytes} bytes"
            : null;
    }

    [GeneratedRegex(@"\AImageJ=(?:.|\n)*^images=(\d+)", RegexOptions.Multiline)]
    private static partial Regex SavedImages();
}
