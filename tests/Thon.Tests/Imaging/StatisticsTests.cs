using Thon.Findings;
using Thon.Imaging;
using Thon.Tests.Fourier;
using Xunit;

namespace Thon.Tests.Imaging;

public sealed class StatisticsTests
{
    // Sums of float pixels in double precision, in another order than the plain formula's.
    private const double RoundOff = 1e-9;

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(4096)]
    [InlineData(10007)]
    public void They_are_those_of_the_plain_formulas_at_any_length_and_offset(int count)
    {
        float[] pixels = [.. Signals.Noise(count, count).Select(pixel => pixel + 30000)];
        var found = Statistics.Of(pixels);
        double mean = pixels.Average(pixel => (double)pixel), deviation = Math.Sqrt(pixels.Average(pixel => (pixel - mean) * (pixel - mean)));
        Assert.Equal(pixels.Min(), found.Minimum);
        Assert.Equal(pixels.Max(), found.Maximum);
        Assert.Equal(mean, found.Mean, 30000 * RoundOff);
        Assert.Equal(deviation, found.StandardDeviation, RoundOff);
    }

    [Fact]
    public void Two_halves_combine_to_the_whole()
    {
        float[] pixels = Signals.Noise(9001, 1);
        var whole = Statistics.Of(pixels);
        var both = Statistics.Combine(Statistics.Of(pixels.AsSpan(0, 5000)), Statistics.Of(pixels.AsSpan(5000)));
        Assert.Equal(whole.Mean, both.Mean, RoundOff);
        Assert.Equal(whole.StandardDeviation, both.StandardDeviation, RoundOff);
        Assert.Equal(whole.Count, both.Count);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4999)]
    public void A_pixel_that_is_no_number_shows_in_the_mean(int place)
    {
        float[] pixels = Signals.Noise(5000, 1);
        pixels[place] = float.NaN;
        Assert.True(double.IsNaN(Statistics.Of(pixels).Mean));
    }

    [Fact]
    public void What_several_sections_find_is_told_together_and_in_order()
    {
        var thrown = Assert.Throws<BadInputException>(() => SectionLoop.Run(2, 2, TestContext.Current.CancellationToken, () => 0, (section, _) =>
        {
            Thread.Sleep(section == 0 ? 50 : 0);
            throw new BadInputException(Finding.Error("x", "f", $"section {section}", "bad"));
        }));
        Assert.Equal(["section 0", "section 1"], thrown.Findings.Select(finding => finding.Place));
    }
}
