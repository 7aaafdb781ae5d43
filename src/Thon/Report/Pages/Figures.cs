using System.Globalization;
using Thon.Report.Charts;
using Thon.Tilts;

namespace Thon.Report.Pages;

/// <summary>The figures of a report, one after the other.</summary>
internal static class Figures
{
    private const string Profile = "profile", Agreement = "agreement", Map = "map", Spectrum = "spectrum";

    /// <summary>Those of the series, then those of its tilts; null in the place of one that cannot be drawn on this system.</summary>
    public static IEnumerable<Figure?> Of(SeriesReport report) => report.Charts.Select(chart => Of(chart.Id, chart)).Concat(report.Tilts.SelectMany(Of));

    /// <summary>The names that figures of a series may have, without folder and ending, whatever becomes of its images.</summary>
    public static IEnumerable<string> NamesOf(TiltSeries series) => SeriesCharts.Of(series).Select(chart => chart.Id).Concat(
        from tilt in series.Tilts
        from kind in (string[])[Profile, Agreement, Map, Spectrum]
        select NameOf(tilt.Section, kind));

    private static IEnumerable<Figure?> Of(TiltReport tilt)
    {
        string Name(string kind) => NameOf(tilt.Section, kind);
        if (tilt.Profile is { } profile) yield return Of(Name(Profile), profile);
        if (tilt.Agreement is { } agreement) yield return Of(Name(Agreement), agreement);
        if (tilt.Map is { } map) yield return Figure.Of(Name(Map), ChartPlot.Png(map), ChartPlot.Svg(map));
        if (GreyPicture.PngOf(tilt.Spectrum) is { } png) yield return Figure.Of(Name(Spectrum), png, PictureSvg.Of(tilt.Spectrum!, png, $"Power spectrum of section {tilt.Section}: measured on the left, the fit on the right"));
    }

    private static string NameOf(int section, string kind) => string.Create(CultureInfo.InvariantCulture, $"tilt_{section:00}_{kind}");

    private static Figure? Of(string name, Chart chart) => Figure.Of(name, ChartPlot.Png(chart), ChartPlot.Svg(chart));
}
