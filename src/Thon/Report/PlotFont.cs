using SkiaSharp;

namespace Thon.Report;

/// <summary>The font of all plots.</summary>
internal static class PlotFont
{
    // The default of the drawing library is whatever comes first, serifs and symbols included.
    private static readonly string[] Preferred = ["DejaVu Sans", "Liberation Sans", "Noto Sans", "Arial", "Helvetica"];

    /// <summary>The first of some plain fonts that is installed, else any; null where there is none, and words are left out then.</summary>
    public static string? Name
    {
        get
        {
            // Where no font is installed there is one without a name.
            string[] installed = [.. SKFontManager.Default.FontFamilies.Where(name => !string.IsNullOrWhiteSpace(name))];
            return Preferred.FirstOrDefault(installed.Contains) ?? installed.FirstOrDefault();
        }
    }
}
