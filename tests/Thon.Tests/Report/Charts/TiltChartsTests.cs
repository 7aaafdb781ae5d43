using Thon.Report.Charts;
using Xunit;

namespace Thon.Tests.Report.Charts;

public sealed class TiltChartsTests
{
    [Fact]
    public void The_profile_holds_what_was_measured_and_what_was_fitted()
    {
        // Three digits of each value are kept.
        const double rounding = 5e-3;
        var chart = TiltCharts.Profile(SampleFits.Diagnosis, new(6.1));
        Assert.Equal(ChartAxisKind.Frequency, chart.X.Kind);
        Assert.Equal([ChartStyle.Measured, ChartStyle.Line], chart.Traces.Select(trace => trace.Style));
        Assert.Equal(SampleFits.Diagnosis.Measured.Count(value => value is null), chart.Traces[0].Y.Count(value => value is null));
        Assert.Equal(1, chart.Traces[1].Y[50]!.Value / SampleFits.Diagnosis.Fitted[50]!.Value, rounding);
    }

    [Fact]
    public void At_most_twelve_marks_stand_in_a_profile_and_the_last_says_where_the_rings_end()
    {
        var marks = TiltCharts.Profile(SampleFits.Diagnosis, new(6.1)).Marks;
        Assert.Equal(12, marks.Length);
        Assert.Equal(("1", 0.04), (marks[0].Label, marks[0].X));
        Assert.Equal("rings to 6.1 A", marks[^1].Label);
        Assert.Equal(1 / 6.1, marks[^1].X, 1e-6);
    }

    [Fact]
    public void An_agreement_is_a_correlation()
    {
        var chart = TiltCharts.Agreement(SampleFits.Diagnosis);
        Assert.Equal((-1.0, 1.0), (chart.Y.Lowest, chart.Y.Highest));
        Assert.Empty(chart.Marks);
    }

    [Fact]
    public void One_ring_far_above_the_others_does_not_press_them_flat()
    {
        var diagnosis = SampleFits.Diagnosis with { Measured = SampleFits.Diagnosis.Measured.SetItem(0, 1000) };
        Assert.True(TiltCharts.Profile(diagnosis).Y.Highest < 2);
    }
}
