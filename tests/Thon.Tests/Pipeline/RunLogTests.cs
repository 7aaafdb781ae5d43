using Thon.Estimate;
using Thon.Estimate.Search;
using Thon.Findings;
using Thon.Optics;
using Thon.Pipeline;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Pipeline;

/// <summary>What a user reads of a run.</summary>
public sealed class RunLogTests
{
    private const int Columns = 100;

    private static readonly DefocusEstimate Good = new(new(new(40500), new(40100), Angle.FromDegrees(30)), Angle.Zero, new Length(33), DefocusSource.Fit, new Length(6.9), 0.96)
    {
        AstigmatismSigma = new(12),
        AngleSigma = Angle.FromDegrees(1.2),
        Verdict = FitVerdict.Good,
    };

    private static readonly DefocusEstimate Weak = Good with { Verdict = FitVerdict.Weak, Reason = "its rings end at 14 A, and the carbon edge covers more than half of the image, so look at it" };

    private static readonly DefocusEstimate Failed = Good with { Source = DefocusSource.Predicted, Verdict = FitVerdict.Failed, Reason = "blank image", Score = null, Resolution = null };

    [Fact]
    public void No_line_of_the_table_is_wider_than_100_columns_and_no_reason_is_cut()
    {
        string[] lines = [.. TiltTable.Lines(Series([Good, Weak, Failed], phase: 90))];
        Assert.All(lines, line => Assert.InRange(line.Length, 1, Columns));
        string words = string.Join(' ', string.Join(' ', lines).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("weak: " + Weak.Reason, words);
        Assert.Contains("failed: blank image", words);
        Assert.Matches("good$", lines[2]);
    }

    [Fact]
    public void Verdicts_are_counted_and_an_excluded_tilt_is_named_so()
    {
        var series = Series([Good, Good, Weak, Failed, Failed]);
        series = series with { Tilts = series.Tilts.SetItem(4, series.Tilts[4] with { IsExcluded = true }) };
        Assert.EndsWith("  excluded", TiltTable.Lines(series).Last());
        Assert.Equal("tilts        2 good, 1 weak, 1 failed, 1 excluded; what failed or is excluded has the defocus the others predict", SeriesSummary.Lines(series).First());
    }

    [Fact]
    public void Estimates_nobody_judged_show_their_source()
    {
        var series = Series([Good with { Verdict = null }, Failed with { Verdict = null }]);
        string[] lines = [.. TiltTable.Lines(series)];
        Assert.EndsWith("  fit", lines[2]);
        Assert.EndsWith("  predicted", lines[3]);
        Assert.Equal(["astigmatism  400 +- 12 A at 30.0 +- 1.2 degrees, one for all tilts"], SeriesSummary.Lines(series));
    }

    [Fact]
    public void What_was_fitted_for_the_series_is_told_with_its_standard_errors()
    {
        var phased = Good with { PhaseShift = Angle.FromDegrees(92), PhaseSigma = Angle.FromDegrees(1.5) };
        var series = Series([phased, phased]) with { SlabThickness = new Length(905), SlabThicknessSigma = new Length(40), TiltOffsetSigma = Angle.FromDegrees(0.5), XTiltSigma = Angle.FromDegrees(0.6) };
        Assert.Equal(
            [
                "tilts        2 good, 0 weak, 0 failed",
                "astigmatism  400 +- 12 A at 30.0 +- 1.2 degrees, one for all tilts",
                "phase shift  92.0 +- 1.5 degrees",
                "thickness    905 +- 40 A",
                "tilt offset  10.0 +- 0.5 degrees, X-tilt -2.0 +- 0.6 degrees",
            ],
            SeriesSummary.Lines(series));
        Assert.Contains(TiltTable.Lines(series), line => line.Contains("phase", StringComparison.Ordinal));
    }

    [Fact]
    public void What_drifts_is_told_in_the_order_of_acquisition()
    {
        DefocusEstimate At(double phase, double astigmatism) => Good with
        {
            Defocus = new(new(40000 + astigmatism), new(40000), Angle.FromDegrees(30)),
            PhaseShift = Angle.FromDegrees(phase),
            PhaseSigma = Angle.FromDegrees(2),
        };
        var series = Series([At(100, 500), At(90, 450), At(80, 400)]);
        series = series with { Tilts = [.. series.Tilts.Select(tilt => tilt with { Acquired = 2 - tilt.Section })] };
        Assert.Contains("astigmatism  400 +- 12 A at 30.0 +- 1.2 degrees at first, 500 A at 30.0 at last", SeriesSummary.Lines(series));
        Assert.Contains("phase shift  80.0 +- 2.0 degrees at first, 100.0 at last", SeriesSummary.Lines(series));
    }

    [Fact]
    public void Astigmatisms_that_know_nothing_of_each_other_are_not_called_a_drift()
    {
        DefocusEstimate At(double astigmatism, double angle) => Good with { Defocus = new(new(40000 + astigmatism), new(40000), Angle.FromDegrees(angle)) };
        string[] lines = ["astigmatism  fitted for every tilt by itself"];
        Assert.Equal(lines, SeriesSummary.Lines(Series([At(400, 30), At(480, 20), At(440, 30)])).Skip(1));
        Assert.Equal(lines, SeriesSummary.Lines(Series([At(400, 30), At(480, 20)])).Skip(1));
    }

    [Fact]
    public void No_number_of_the_table_is_minus_zero()
    {
        var series = Series([Good]);
        series = series with { Tilts = [series.Tilts[0] with { Angle = Angle.FromDegrees(-0.001) }] };
        Assert.Contains(" 0.00 ", TiltTable.Lines(series).Last());
        Assert.DoesNotContain("-0.00", TiltTable.Lines(series).Last());
    }

    [Theory]
    [InlineData(0, "1.0:1")]
    [InlineData(5, "148:1")]
    [InlineData(27.7, "1e12:1")]
    [InlineData(2000, "more than 1e99:1")]
    public void Odds_are_the_ratio_of_likelihoods(double margin, string odds) => Assert.Equal(odds, GeometryOdds.Odds(margin));

    [Fact]
    public void The_hand_is_told_as_odds()
    {
        GeometryHypothesis Hypothesis(double axis, Hand hand, double likelihood) => new(new(Angle.FromDegrees(axis), hand), axis == 0 ? 0 : 1, likelihood);
        var two = new GeometryChoice([Hypothesis(0, Hand.Plus, 100), Hypothesis(0, Hand.Minus, 72.3)], 27.7);
        Assert.Equal(["axis 0.0 degrees, hand +1, odds 1e12:1 over -1"], GeometryOdds.Lines(two));
        var three = new GeometryChoice([Hypothesis(85, Hand.Minus, 100), Hypothesis(0, Hand.Minus, 94), Hypothesis(0, Hand.Plus, 72.3)], 6);
        Assert.Equal(
            ["axis 85.0 degrees, hand -1, odds 403:1 over the next that differs", "  over axis 0.0 degrees, hand -1: 403:1", "  over axis 0.0 degrees, hand +1: 1e12:1"],
            GeometryOdds.Lines(three));
        Assert.Equal(["axis 0.0 degrees, hand +1; nothing else was in question"], GeometryOdds.Lines(new([two.Best], double.PositiveInfinity)));
    }

    [Fact]
    public void The_log_has_all_of_it()
    {
        var choice = new GeometryChoice([new(new(Angle.Zero, Hand.Plus), 0, 100)], double.PositiveInfinity);
        string log = RunLog.Text(["thon"], [new("voltage", "300 kV", "mdoc")], Series([Good, Weak]), choice, FindingList.Empty);
        Assert.All(["values", "geometry", "tilts", "series", "findings"], heading => Assert.Contains($"\n{heading}\n  ", log));
    }

    private static TiltSeries Series(DefocusEstimate[] estimates, double phase = 0) => new(
        "ts", 64, 48, new(2.5), new(Voltage.FromKilovolts(300), Length.FromMillimeters(2.7), 0.07),
        new(Angle.Zero, Hand.Plus, Angle.FromDegrees(10), Angle.FromDegrees(-2)),
        [.. estimates.Select((estimate, i) => new Tilt(i, Angle.FromDegrees(-60 + 3 * i), new Dose(120), new Dose(3), phase == 0 ? estimate : estimate with { PhaseShift = Angle.FromDegrees(phase) }))],
        DataType.Raw);
}
