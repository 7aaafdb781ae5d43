using Thon.Correct.Deconvolution;
using Thon.Provenance.Fingerprints;
using Xunit;

namespace Thon.Tests.Provenance.Fingerprints.Filters;

public sealed class FilterFittingTests
{
    // Of the logarithm of a ratio that runs from 4 to -7: nine sections of nine tiles tell it to 0.1, and specimens are modelled by three numbers.
    private const double Tolerance = 0.35;

    // IsoNet's ratio is 1 and less where the rings begin, and its level hangs on the signal.
    private const double ToleranceOfWeak = 1;

    [Theory]
    [InlineData("warp", 1.8)]
    [InlineData("warp", 3)]
    [InlineData("warp", 5)]
    [InlineData("tom", 3)]
    [InlineData("isonet", 3)]
    public void The_ratio_that_a_filter_took_is_found(string preset, double micrometers)
    {
        var settings = DeconvolvedNoise.Of(preset);
        var fit = DeconvolvedNoise.Print(1, settings, micrometers).Filters[0];
        Assert.Equal(LowPass.None, fit.LowPass);
        Assert.All([60.0, 40, 25], spacing => Assert.Equal(Math.Log(DeconvolvedNoise.Filter(settings).SignalToNoiseAt(1 / spacing)), fit.LogRatioAt(1 / spacing), preset == "isonet" ? ToleranceOfWeak : Tolerance));
    }

    [Theory]
    [InlineData(0.8, 1)]
    [InlineData(1, 1.2)]
    public void Strength_and_fall_off_are_found(double strength, double fallOff)
    {
        var settings = DeconvolvedNoise.Of("warp") with { Strength = strength, FallOff = fallOff };
        var fit = DeconvolvedNoise.Print(2, settings).Filters[0];
        Assert.All([60.0, 25], spacing => Assert.Equal(Math.Log(DeconvolvedNoise.Filter(settings).SignalToNoiseAt(1 / spacing)), fit.LogRatioAt(1 / spacing), Tolerance));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void An_end_at_the_first_zero_is_found(double micrometers)
    {
        var fits = DeconvolvedNoise.Print(3, DeconvolvedNoise.Of("membrain"), micrometers).Filters;
        Assert.Equal(LowPass.AtFirstZero, fits[0].LowPass);
        Assert.True(fits[1].Misfit > 2 * fits[0].Misfit, "a filter without an end explains a file with one as well");
    }

    [Fact]
    public void Images_that_are_not_deconvolved_have_none() =>
        Assert.Empty(SpectralFingerprintOf((_, _) => 1).Filters);

    private static SpectralFingerprint SpectralFingerprintOf(Func<int, double, double> amplitude)
    {
        using var stack = FilteredNoise.Stack(4, 3, amplitude);
        return SpectralFingerprint.Of(stack, new(FilteredNoise.Pixel), FingerprintSubject.Images, 1, CancellationToken.None);
    }
}
