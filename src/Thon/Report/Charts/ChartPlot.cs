using ScottPlot;

namespace Thon.Report.Charts;

/// <summary>Charts and maps as files of pictures.</summary>
public static class ChartPlot
{
    /// <summary>Width of the pictures, pixels.</summary>
    public const int Width = 1100;

    /// <summary>Height of the pictures of charts, pixels.</summary>
    public const int Height = 600;

    /// <summary>A chart as the bytes of a PNG file; null where the drawing library does not run on this system.</summary>
    public static byte[]? Png(Chart chart) => Png(() => ChartDrawing.Of(chart, PlotInk.OfPixels), Width, Height);

    /// <summary>A chart as the text of an SVG file; null where the drawing library does not run on this system.</summary>
    public static string? Svg(Chart chart) => Svg(() => ChartDrawing.Of(chart, PlotInk.OfVectors), Width, Height);

    /// <summary>A map of the defocus as the bytes of a PNG file; null where the drawing library does not run on this system.</summary>
    public static byte[]? Png(DefocusMap map) => Png(() => MapDrawing.Of(map), MapDrawing.WidthOf(map), MapDrawing.HeightOf(map));

    /// <summary>A map of the defocus as the text of an SVG file; null where the drawing library does not run on this system.</summary>
    public static string? Svg(DefocusMap map) => Svg(() => MapDrawing.Of(map), MapDrawing.WidthOf(map), MapDrawing.HeightOf(map));

    private static byte[]? Png(Func<Plot> draw, int width, int height) => DrawingLibrary.Try(() =>
    {
        using var plot = draw();
        return plot.GetImageBytes(width, height, ImageFormat.Png);
    });

    private static string? Svg(Func<Plot> draw, int width, int height) => DrawingLibrary.Try(() =>
    {
        using var plot = draw();
        return PlotInk.OfVectors.Finished(plot.GetSvgXml(width, height));
    });
}
