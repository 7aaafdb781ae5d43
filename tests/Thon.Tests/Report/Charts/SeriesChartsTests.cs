using Thon.Report.Charts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Report.Charts;

public sealed class SeriesChartsTests
{
    // Charts keep six digits.
    private const double Rounding = 1e-5;

    [Fact]
    public void Every_quantity_stands_against_tilt_and_against_the_order_of_acquisition()
    {
        string[] ids = ["defocus-tilt", "defocus-order", "astigmatism-tilt", "astigmatism-order", "resolution-tilt", "resolution-order", "thickness-tilt", "thickness-order", "dose-tilt", "dose-order"];
        Assert.Equal(ids, SeriesCharts.Of(SampleFits.Series).Select(chart => chart.Id));
    }

    [Fact]
    public void Without_an_order_of_acquisition_its_charts_are_left_out()
    {
        var series = SampleFits.Series with { Tilts = [.. SampleFits.Series.Tilts.Select(tilt => tilt with { Acquired = tilt.Section == 3 ? null : tilt.Acquired })] };
        Assert.All(SeriesCharts.Of(series), chart => Assert.EndsWith("-tilt", chart.Id, StringComparison.Ordinal));
    }

    [Fact]
    public void A_phase_is_drawn_where_there_is_one()
    {
        var tilts = SampleFits.Series.Tilts;
        var series = SampleFits.Series with { Tilts = tilts.SetItem(2, tilts[2] with { Estimate = tilts[2].Estimate! with { PhaseShift = Angle.FromDegrees(60) } }) };
        Assert.Contains(SeriesCharts.Of(series), chart => chart.Id == "phase-tilt");
        Assert.DoesNotContain(SeriesCharts.Of(SampleFits.Series), chart => chart.Id == "phase-tilt");
    }

    [Fact]
    public void Points_differ_in_form_by_how_tilts_stand()
    {
        var chart = ChartOf("defocus-tilt");
        (string, ChartStyle, int[])[] expected =
        [
            ("U", ChartStyle.Dotted, [0, 1, 2, 3, 4, 5]), ("V", ChartStyle.Dotted, [0, 1, 2, 3, 4, 5]), ("good", ChartStyle.Points, [2, 3]), ("not judged", ChartStyle.Points, [5]),
            ("weak", ChartStyle.Crosses, [0]), ("failed, predicted or excluded", ChartStyle.Hollow, [1, 4]),
        ];
        Assert.Equal(expected.Select(one => one.Item1), chart.Traces.Select(trace => trace.Name));
        Assert.Equal(expected.Select(one => one.Item2), chart.Traces.Select(trace => trace.Style));
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i].Item3, chart.Traces[i].Sections);
    }

    [Fact]
    public void Defoci_are_in_micrometres_with_their_standard_errors()
    {
        var good = ChartOf("defocus-tilt").Traces.Single(trace => trace.Name == "good");
        Assert.Equal([-5.0, 5.0], good.X);
        Assert.Equal((30000 + 200 / 3.0) / 1e4, good.Y[0]!.Value, Rounding);
        Assert.Equal([0.0042, 0.0043], good.Errors.Select(error => error!.Value));
    }

    [Fact]
    public void In_the_order_of_acquisition_images_count_from_zero_as_in_the_STAR_file()
    {
        var u = ChartOf("defocus-order").Traces.Single(trace => trace.Name == "U");
        Assert.Equal([0, 1, 2, 3, 4, 5], u.X);
        Assert.Equal([2, 3, 1, 4, 0, 5], u.Sections);
    }

    [Fact]
    public void The_path_through_the_specimen_is_its_thickness_over_the_cosine_of_the_tilt()
    {
        var weak = ChartOf("thickness-tilt").Traces.Single(trace => trace.Name == "weak");
        double cosine = Math.Cos((-40 + 1.5) * Math.PI / 180);
        Assert.Equal(1500 / cosine, weak.Y.Single()!.Value, 0.01);
        Assert.Equal(90 / cosine, weak.Errors.Single()!.Value, 0.001);
    }

    [Fact]
    public void The_exposure_is_drawn_before_and_with_each_image()
    {
        var chart = ChartOf("dose-order");
        Assert.Equal([0, 3.1, 6.2, 9.3, 12.4, 15.5], chart.Traces[0].Y.Select(dose => dose!.Value));
        Assert.Equal([3.1, 6.2, 9.3, 12.4, 15.5, 18.6], chart.Traces[1].Y.Select(dose => dose!.Value));
    }

    private static Chart ChartOf(string id) => SeriesCharts.Of(SampleFits.Series).Single(chart => chart.Id == id);
}
