using System.Buffers.Binary;
using System.Globalization;

namespace Thon.Report.Pages;

/// <summary>A picture inside an SVG file, for programs that set text and figures.</summary>
internal static class PictureSvg
{
    // Signature and the length and name of the first chunk, which begins with width and height.
    private const int SizeAt = 16;

    /// <summary>The text of the file.</summary>
    /// <param name="address">The picture as a data address.</param>
    /// <param name="png">The same as the bytes of a PNG file.</param>
    /// <param name="title">What it shows.</param>
    public static string Of(string address, ReadOnlySpan<byte> png, string title)
    {
        uint width = BinaryPrimitives.ReadUInt32BigEndian(png[SizeAt..]), height = BinaryPrimitives.ReadUInt32BigEndian(png[(SizeAt + 4)..]);
        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">
            <title>{HtmlText.Of(title)}</title>
            <image width="{width}" height="{height}" href="{address}"/>
            </svg>

            """);
    }
}
