using System.Collections.Immutable;
using Thon.Correct.Deconvolution;
using Thon.Provenance.Fingerprints;
using Xunit;

namespace Thon.Tests.Provenance.Fingerprints.Filters;

public sealed class FilterComparisonTests
{
    private static readonly ImmutableArray<SpectralFingerprint> Warp = [DeconvolvedNoise.Print(11, Of("warp"), 2.5), DeconvolvedNoise.Print(12, Of("warp"), 4)];

    [Theory]
    [InlineData("warp")]
    [InlineData("tom")]
    [InlineData("membrain")]
    public void Files_of_one_filter_agree_whatever_their_defoci(string preset) =>
        Assert.Equal(FingerprintAgreement.Agrees, Compare([DeconvolvedNoise.Print(11, Of(preset), 2.5), DeconvolvedNoise.Print(12, Of(preset), 4)], DeconvolvedNoise.Print(13, Of(preset), 3, 1)));

    [Theory]
    [InlineData("isonet")]
    [InlineData("membrain")]
    public void Filters_of_other_programs_differ(string preset) => Assert.Equal(FingerprintAgreement.Differs, Compare(Warp, DeconvolvedNoise.Print(14, Of(preset))));

    [Fact]
    public void A_ratio_twice_as_high_is_not_said_to_be_the_same() => Assert.NotEqual(FingerprintAgreement.Agrees, Compare(Warp, DeconvolvedNoise.Print(15, Of("tom"))));

    [Fact]
    public void Another_strength_of_one_filter_differs() => Assert.Equal(FingerprintAgreement.Differs, Compare(Warp, DeconvolvedNoise.Print(16, Of("warp") with { Strength = 0.8 })));

    [Fact]
    public void Another_fall_off_of_one_filter_differs() => Assert.Equal(FingerprintAgreement.Differs, Compare(Warp, DeconvolvedNoise.Print(17, Of("warp") with { FallOff = 1.2 })));

    [Theory]
    [InlineData(1)]
    [InlineData(1.5)]
    public void Filters_that_take_the_signal_for_weak_are_doubtful_whatever_their_strength(double strength) =>
        Assert.Equal(FingerprintAgreement.Doubtful, Compare([DeconvolvedNoise.Print(18, Of("isonet"))], DeconvolvedNoise.Print(19, Of("isonet") with { Strength = strength })));

    [Fact]
    public void What_no_filter_explains_is_doubtful()
    {
        var unexplained = Warp[0] with { Filters = [Warp[0].Filters[0] with { Misfit = 3 }] };
        Assert.Equal(FingerprintAgreement.Doubtful, Compare([Warp[1]], unexplained));
        Assert.Equal(FingerprintAgreement.Doubtful, Compare([Warp[1]], Warp[0] with { Filters = [] }));
    }

    private static FingerprintAgreement Compare(ImmutableArray<SpectralFingerprint> locked, SpectralFingerprint found) => FingerprintComparison.Compare(locked, found).Agreement;

    private static DeconvolutionSettings Of(string preset) => DeconvolvedNoise.Of(preset);
}
