using Thon.Findings;
using Thon.Optics;
using Xunit;

namespace Thon.Tests.Check.Images;

/// <summary>Metadata whose defoci are not those of the rings.</summary>
public sealed class WrongDefocusTests
{
    private static readonly CheckedSeries Series = CheckedSeries.Shared;

    [Theory]
    [InlineData(1e-4, "10000 times")]
    [InlineData(0.1, "10 times")]
    [InlineData(10, "0.1 times")]
    [InlineData(1e4, "0.0001 times")]
    public void Defoci_in_another_unit_are_told_with_the_factor(double factor, string words) =>
        Assert.Contains(words, Series.WithDefoci(defocus => defocus * factor).TheOne("images-defocus-unit").Found);

    [Fact]
    public void Underfocus_below_zero_is_told() => Series.WithDefoci(defocus => -defocus).TheOne("images-defocus-sign");

    [Fact]
    public void Defoci_of_another_series_are_told()
    {
        var finding = Series.WithDefoci(defocus => 1.25 * defocus).TheOne("images-defocus-stored");
        Assert.Equal((Severity.Error, null), (finding.Severity, finding.Place));
    }

    [Fact]
    public void A_single_defocus_that_is_off_is_named()
    {
        var one = Series.WithTilts(tilt => tilt.Section == 6 ? tilt with { Estimate = tilt.Estimate! with { Defocus = Defocus.Round(new(47000)) } } : tilt);
        var finding = one.TheOne("images-defocus-stored");
        Assert.Equal((Severity.Warning, "section 6"), (finding.Severity, finding.Place));
    }
}
