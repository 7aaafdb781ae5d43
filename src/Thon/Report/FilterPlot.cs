using SkiaSharp;
using Thon.Correct.Deconvolution;
using Thon.Findings;
using Thon.Formats;

namespace Thon.Report;

/// <summary>A deconvolution filter as a picture: above what each frequency is multiplied by, below the CTF and the signal-to-noise ratio that this comes from.</summary>
public static class FilterPlot
{
    /// <summary>Width of the picture, pixels.</summary>
    public const int Width = 1100;

    /// <summary>Height of the picture, pixels.</summary>
    public const int Height = 900;

    // The upper panel carries title and resolutions as well.
    private const float UpperShare = 0.52f;

    /// <summary>Draws a filter into a PNG file, which appears whole or not at all.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="shown">What it is the filter of, for the title.</param>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="overwrite">What to do where it exists already.</param>
    /// <returns>A warning where there is no font to write words with.</returns>
    /// <exception cref="BadInputException">The name is taken, or the file cannot be drawn or written.</exception>
    public static FindingList Write(DeconvolutionFilter filter, string shown, string path, Overwrite overwrite)
    {
        var (png, findings) = Draw(filter, shown, path);
        using var file = PartialFile.Create(path, png.Length, overwrite);
        file.Write(png, 0);
        file.Commit();
        return findings;
    }

    /// <summary>Draws a filter.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="shown">What it is the filter of, for the title.</param>
    /// <returns>The bytes of a PNG file; null where the system has no room for the picture.</returns>
    public static byte[]? Png(DeconvolutionFilter filter, string shown)
    {
        var panels = FilterPanels.Of(filter, shown);
        using var surface = SKSurface.Create(new SKImageInfo(Width, Height));
        if (surface is null) return null;
        surface.Canvas.Clear(SKColors.White);
        Render(panels.Factor, surface.Canvas, 0, Height * UpperShare);
        Render(panels.Sources, surface.Canvas, Height * UpperShare, Height);
        using var image = surface.Snapshot();
        using var data = image?.Encode(SKEncodedImageFormat.Png, 100);
        return data?.ToArray();
    }

    // A plot wipes the whole canvas before it draws, so it is shown no more than its own part.
    private static void Render(ScottPlot.Plot plot, SKCanvas canvas, float top, float bottom)
    {
        canvas.Save();
        canvas.ClipRect(new(0, top, Width, bottom));
        plot.Render(canvas, new(0, Width, bottom, top));
        canvas.Restore();
    }

    private static (byte[] Png, FindingList Findings) Draw(DeconvolutionFilter filter, string shown, string path)
    {
        try
        {
            byte[] png = Png(filter, shown) ?? throw Unavailable(path, "there is no memory for the picture");
            return (png, PlotFont.Name is not null ? FindingList.Empty
                : FindingList.Of(Finding.Warning("plot-no-font", path, null, "no font is installed, so that the plot has no words", "a font", "Install one, for example Debian's fonts-dejavu-core")));
        }
        catch (Exception failure) when (DrawingLibrary.IsMissing(failure))
        {
            throw Unavailable(path, "the drawing library does not run on this system");
        }
    }

    private static BadInputException Unavailable(string path, string why) => new(Finding.Error("plot-unavailable", path, null, why, null, "Leave --plot away"));
}
