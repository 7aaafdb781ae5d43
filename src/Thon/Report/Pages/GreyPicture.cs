using System.Runtime.InteropServices;
using SkiaSharp;

namespace Thon.Report.Pages;

/// <summary>Grey pictures as text, to stand inside a page.</summary>
public static class GreyPicture
{
    // Thumbnails of noisy images: below, blocks are seen; above, files grow for noise.
    private const int JpegQuality = 70;

    private const string PngAddress = "data:image/png;base64,", JpegAddress = "data:image/jpeg;base64,";

    /// <summary>A picture as a data address.</summary>
    /// <param name="grey">Grey values, [row, column], row 0 at the top, width * height of them.</param>
    /// <param name="width">Pixels a row, 1 or more.</param>
    /// <param name="height">Rows, 1 or more.</param>
    /// <param name="format">How it is kept.</param>
    /// <returns>The address; null where the drawing library does not run on this system, or there is no memory for the picture.</returns>
    /// <exception cref="ArgumentException">There are more or fewer grey values.</exception>
    public static string? DataAddress(ReadOnlySpan<byte> grey, int width, int height, PictureFormat format)
    {
        if (width < 1 || height < 1 || grey.Length != width * height) throw new ArgumentException($"{grey.Length} grey values for {width} x {height} pixels", nameof(grey));
        byte[] values = grey.ToArray();
        byte[]? file = DrawingLibrary.Try(() => Encoded(values, width, height, format));
        return file is null ? null : (format == PictureFormat.Png ? PngAddress : JpegAddress) + Convert.ToBase64String(file);
    }

    /// <summary>The PNG file that such an address holds; null where it holds none.</summary>
    internal static byte[]? PngOf(string? address) =>
        address is not null && address.StartsWith(PngAddress, StringComparison.Ordinal) ? Convert.FromBase64String(address[PngAddress.Length..]) : null;

    private static byte[]? Encoded(byte[] grey, int width, int height, PictureFormat format)
    {
        using var picture = new SKBitmap(new SKImageInfo(width, height, SKColorType.Gray8, SKAlphaType.Opaque));
        if (picture.GetPixels() == IntPtr.Zero) return null;
        for (int row = 0; row < height; row++) Marshal.Copy(grey, row * width, picture.GetPixels() + row * picture.RowBytes, width);
        using var data = picture.Encode(format == PictureFormat.Png ? SKEncodedImageFormat.Png : SKEncodedImageFormat.Jpeg, JpegQuality);
        return data?.ToArray();
    }
}
