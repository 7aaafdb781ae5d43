using Thon.Report.Pages;
using Xunit;

namespace Thon.Tests.Report.Pages;

public sealed class SeriesFactsTests
{
    [Fact]
    public void What_holds_for_the_series_is_told_with_its_units_and_errors()
    {
        var facts = SampleReport.Of("TS_01").Facts.ToDictionary(fact => fact.Name, fact => fact.Value);
        Assert.Equal("6 of 400 x 300 pixels", facts["images"]);
        Assert.Equal("2.5 A", facts["pixel size"]);
        Assert.Equal("300 kV", facts["voltage"]);
        Assert.Equal("2.7 mm", facts["spherical aberration"]);
        Assert.Equal("85.3 degrees from +y", facts["tilt axis"]);
        Assert.StartsWith("+1", facts["hand"], StringComparison.Ordinal);
        Assert.Equal("1.50 +- 0.25 degrees", facts["tilt offset"]);
        Assert.False(facts.ContainsKey("X-tilt"));
        Assert.Equal("1500 +- 90 A", facts["thickness"]);
        Assert.Equal("2 good, 1 failed, 1 weak, 1 not judged, 1 excluded", facts["tilts"]);
    }

    [Fact]
    public void A_picture_has_a_grey_value_for_every_pixel()
    {
        Assert.Throws<ArgumentException>(() => GreyPicture.DataAddress(new byte[5], 2, 3, PictureFormat.Png));
        Assert.StartsWith("data:image/jpeg;base64,/9j/", GreyPicture.DataAddress(new byte[6], 2, 3, PictureFormat.Jpeg), StringComparison.Ordinal);
    }
}
