using System.Globalization;
using Thon.Report.Charts;

namespace Thon.Report.Pages;

/// <summary>The figures of a report, one after the other.</summary>
internal static class Figures
{
    /// <summary>Those of the series, then those of its tilts; null in the place of one that cannot be drawn on this system.</summary>
    public static IEnumerable<Figure?> Of(SeriesReport report) => report.Charts.Select(chart => Of(chart.Id, chart)).Concat(report.Tilts.SelectMany(Of));

    private static IEnumerable<Figure?> Of(TiltReport tilt)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"tilt_{tilt.Section:00}_");
        if (tilt.Profile is { } profile) yield return Of(name + "profile", profile);
        if (tilt.Agreement is { } agreement) yield return Of(name + "agreement", agreement);
        if (tilt.Map is { } map) yield return Figure.Of(name + "map", ChartPlot.Png(map), ChartPlot.Svg(map));
        if (GreyPicture.PngOf(tilt.Spectrum) is { } png) yield return Figure.Of(name + "spectrum", png, PictureSvg.Of(tilt.Spectrum!, png, $"Power spectrum of section {tilt.Section}: measured on the left, the fit on the right"));
    }

    private static Figure? Of(string name, Chart chart) => Figure.Of(name, ChartPlot.Png(chart), ChartPlot.Svg(chart));
}
