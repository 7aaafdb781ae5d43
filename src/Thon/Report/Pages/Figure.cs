using System.Text;

namespace Thon.Report.Pages;

/// <summary>A figure of a report as the contents of two files.</summary>
/// <param name="Name">Its name, without folder and ending.</param>
/// <param name="Png">The bytes of the PNG file.</param>
/// <param name="Svg">The bytes of the SVG file.</param>
internal sealed record Figure(string Name, byte[] Png, byte[] Svg)
{
    /// <summary>A figure whose pictures may be missing; null where one is.</summary>
    public static Figure? Of(string name, byte[]? png, string? svg) => png is not null && svg is not null ? new(name, png, Encoding.UTF8.GetBytes(svg)) : null;
}
