using Thon.Report.Charts;
using Xunit;

namespace Thon.Tests.Report.Charts;

public sealed class DefocusMapsTests
{
    // Six digits of some ten thousand angstrom.
    private const double Rounding = 0.06;

    [Fact]
    public void The_middle_has_the_defocus_of_the_image_and_the_edges_that_of_the_convention()
    {
        var (series, tilt) = (SampleFits.Series, SampleFits.Series.Tilts[0]);
        var map = DefocusMaps.Of(series, tilt)!;
        Assert.Equal((1000.0, 750.0, 9, 9), (map.WidthAngstroms, map.HeightAngstroms, map.Columns, map.Rows));
        double mean = tilt.Estimate!.Defocus.Mean.Angstroms, axis = 85.3 * Math.PI / 180, slope = Math.Tan((-40 + 1.5) * Math.PI / 180);
        Assert.Equal(mean, map.Angstroms[4 * 9 + 4], Rounding);
        // docs/conventions.md: hand * s * tan(tilt), s = x cos(axis) + y sin(axis), here at the right bottom and the left top.
        Assert.Equal(mean + slope * (500 * Math.Cos(axis) - 375 * Math.Sin(axis)), map.Angstroms[8], Rounding);
        Assert.Equal(mean + slope * (-500 * Math.Cos(axis) + 375 * Math.Sin(axis)), map.Angstroms[8 * 9], Rounding);
    }

    [Fact]
    public void Without_a_geometry_the_defocus_is_the_same_everywhere() =>
        Assert.Single(DefocusMaps.Of(SampleFits.Series with { Geometry = null }, SampleFits.Series.Tilts[0])!.Angstroms.Distinct());

    [Fact]
    public void A_tilt_without_a_defocus_has_no_map() => Assert.Null(DefocusMaps.Of(SampleFits.Series, SampleFits.Series.Tilts[0] with { Estimate = null }));
}
