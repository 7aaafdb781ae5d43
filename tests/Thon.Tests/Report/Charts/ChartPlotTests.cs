using System.Xml.Linq;
using SkiaSharp;
using Thon.Report.Charts;
using Xunit;

namespace Thon.Tests.Report.Charts;

/// <summary>Plots of charts, looked at pixel by pixel.</summary>
public sealed class ChartPlotTests
{
    private const byte Dark = 80;

    // A frame and its words have fewer dark pixels than this; a curve, or a few points, adds some.
    private const int LeastInk = 2000;

    public static TheoryData<string> Ids => [.. All().Select(chart => chart.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_chart_is_drawn_as_PNG_and_as_SVG(string id)
    {
        var chart = All().Single(one => one.Id == id);
        using var picture = SKBitmap.Decode(ChartPlot.Png(chart));
        Assert.Equal((ChartPlot.Width, ChartPlot.Height), (picture.Width, picture.Height));
        Assert.InRange(Ink(picture), LeastInk, picture.Width * picture.Height / 5);
        Assert.True(XElement.Parse(ChartPlot.Svg(chart)!).Descendants().Count() > 20);
    }

    [Fact]
    public void Other_numbers_make_another_picture_and_the_same_numbers_the_same()
    {
        var chart = TiltCharts.Profile(SampleFits.Diagnosis);
        byte[] drawn = ChartPlot.Png(chart)!;
        Assert.Equal(drawn, ChartPlot.Png(chart));
        Assert.NotEqual(drawn, ChartPlot.Png(chart with { Traces = chart.Traces.RemoveAt(1) }));
    }

    [Fact]
    public void A_map_is_darker_where_the_defocus_is_larger()
    {
        // At -38.5 degrees, hand plus and an axis near 90 degrees the bottom is more underfocused.
        using var picture = SKBitmap.Decode(ChartPlot.Png(DefocusMaps.Of(SampleFits.Series, SampleFits.Series.Tilts[0])!));
        int x = picture.Width / 2 - 40, top = picture.GetPixel(x, picture.Height / 2 - 150).Green, bottom = picture.GetPixel(x, picture.Height / 2 + 150).Green;
        Assert.True(top > bottom + 50, $"{top} above, {bottom} below");
    }

    [Fact]
    public void Values_that_are_all_the_same_or_missing_are_drawn_too()
    {
        Assert.NotNull(ChartPlot.Png(new Chart("one", "One", new("x"), new("y"), [new("a", ChartStyle.Points, [3], [3]), new("b", ChartStyle.Line, [1, 2], [null, null])], [])));
        Assert.NotNull(ChartPlot.Png(new Chart("none", "None", new("x"), new("y"), [], [])));
    }

    private static Chart[] All() => [.. SeriesCharts.Of(SampleFits.Series), TiltCharts.Profile(SampleFits.Diagnosis, new(6.1)), TiltCharts.Agreement(SampleFits.Diagnosis, new(6.1))];

    private static int Ink(SKBitmap picture)
    {
        int dark = 0;
        foreach (var pixel in picture.Pixels)
            if (pixel.Green < Dark) dark++;
        return dark;
    }
}
