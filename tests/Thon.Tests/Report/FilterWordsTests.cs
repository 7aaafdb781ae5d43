using Thon.Correct.Deconvolution;
using Thon.Report;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Report;

public sealed class FilterWordsTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(1000, "1000")]
    [InlineData(12345.6, "12346")]
    [InlineData(26.5432, "26.54")]
    [InlineData(0.012347, "0.01235")]
    [InlineData(-0.5, "-0.5")]
    [InlineData(0.00001, "0.00001")]
    [InlineData(1e-12, "1E-12")]
    public void Numbers_have_their_digits_and_no_exponent(double number, string words) => Assert.Equal(words, FilterWords.Number(number, 4));

    [Fact]
    public void A_spacing_is_in_angstrom_and_none_is_none()
    {
        Assert.Equal("1000 A", FilterWords.SpacingOf(new SpatialFrequency(0.001)));
        Assert.Equal("none", FilterWords.SpacingOf(null));
    }

    [Fact]
    public void Only_the_preset_with_a_low_pass_has_one_named()
    {
        Assert.Equal(["membrain"], DeconvolutionPreset.All.Where(preset => FilterWords.LowPassOf(new(preset)) is not null).Select(preset => preset.Name));
    }
}
