using Thon.Estimate.Diagnosis;
using Thon.Findings;
using Thon.Imaging;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Estimate.Diagnosis;

public sealed class SpectraReaderTests
{
    [Fact]
    public void The_spectra_read_are_those_the_fit_looked_at_to_the_last_bit()
    {
        var reader = new SpectraReader(FittedSeries.Result.Series, FittedSeries.Settings);
        Parallel.For(0, FittedSeries.Result.Spectra.Length, i =>
        {
            var (read, fitted) = (reader.Read(FittedSeries.Images, i, TestContext.Current.CancellationToken)!, FittedSeries.Result.Spectra[i]!);
            Assert.Equal(fitted.Patches.Count, read.Patches.Count);
            Assert.All(fitted.Patches.Zip(read.Patches), pair =>
            {
                Assert.Equal((pair.First.Place, pair.First.Tiles), (pair.Second.Place, pair.Second.Tiles));
                Assert.Equal(pair.First.Power, pair.Second.Power);
            });
        });
    }

    [Fact]
    public void A_blank_image_has_no_spectra()
    {
        var series = FittedSeries.Result.Series;
        Image[] blank = [.. series.Tilts.Select(_ => new Image(series.Width, series.Height))];
        Assert.Null(new SpectraReader(series, FittedSeries.Settings).Read(new MemoryStack(blank), 0, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(48, 2.2)]
    [InlineData(1024, 25)]
    public void Images_that_cannot_show_rings_are_refused_with_a_finding(int side, double pixel)
    {
        var series = FittedSeries.Result.Series with { Width = side, Height = side, PixelSize = new Length(pixel) };
        var thrown = Assert.Throws<BadInputException>(() => new SpectraReader(series, FittedSeries.Settings).Read(new MemoryStack(new Image(side, side)), 0, TestContext.Current.CancellationToken));
        Assert.Equal("estimate-too-coarse", Assert.Single(thrown.Findings).Code);
    }
}
