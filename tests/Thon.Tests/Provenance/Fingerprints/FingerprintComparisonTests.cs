using System.Collections.Immutable;
using Thon.Optics;
using Thon.Provenance;
using Thon.Provenance.Fingerprints;
using Thon.Provenance.Steps;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Provenance.Fingerprints;

public sealed class FingerprintComparisonTests
{
    private const int Sections = 6;

    private static readonly Voltage Voltage = Voltage.FromKilovolts(300);
    private static readonly ContrastTransfer Transfer = new(new(Voltage, Length.FromMillimeters(2.7), 0.07), Defocus.Round(Length.FromMicrometers(3)), Angle.Zero);
    private static readonly ImmutableArray<SpectralFingerprint> Raw = [Of(1, Rings), Of(2, Rings)];

    [Fact]
    public void Files_of_one_data_type_agree()
    {
        var verdict = FingerprintComparison.Compare(Raw, Of(3, Rings));
        Assert.Equal(FingerprintAgreement.Agrees, verdict.Agreement);
        Assert.Empty(verdict.Differences);
    }

    [Fact]
    public void A_dose_weight_is_named()
    {
        Assert.Contains("looks weighted by dose", FirstReason(Raw, Of(4, Weighted)), StringComparison.Ordinal);
        Assert.Contains("does not look weighted by dose", FirstReason([Of(5, Weighted)], Raw[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_steps_of_the_locked_files_say_otherwise_only_the_fall_is_told()
    {
        var (more, less) = (FingerprintComparison.Compare(Raw, Of(4, Weighted)).Differences[0], FingerprintComparison.Compare([Of(5, Weighted)], Raw[0]).Differences[0]);
        var weight = LockBench.Weight;
        Assert.Contains("looks weighted by dose", SpectralTraits.ReasonOf(more, [LockBench.Flip]), StringComparison.Ordinal);
        Assert.Equal("falls more towards fine spacings than the locked data", SpectralTraits.ReasonOf(more, [CorrectionStep.Wiener(null, 2), weight]));
        Assert.Contains("does not look weighted by dose", SpectralTraits.ReasonOf(less, [weight]), StringComparison.Ordinal);
        Assert.Equal("falls less towards fine spacings than the locked data", SpectralTraits.ReasonOf(less, [LockBench.Flip]));
        var zeros = FingerprintComparison.Compare(Raw, Of(6, (section, k) => Rings(section, k) * Math.Abs(Transfer.At(k, Angle.Zero)))).Differences.First(one => one.Feature.StartsWith("zeros", StringComparison.Ordinal));
        Assert.Equal("has deeper zeros of the CTF than the locked data", SpectralTraits.ReasonOf(zeros, [new DeclaredStep("wiener")]));
    }

    [Fact]
    public void Ratios_of_power_are_told_with_three_digits() =>
        Assert.Matches(@"^(\d\.\d\d|0\.\d{3}|0\.0\d{3})", FingerprintComparison.Compare(Raw, Of(8, (section, k) => Rings(section, k) * Math.Exp(-20 * k * k))).Differences[0].Found);

    [Fact]
    public void Another_damage_curve_differs() =>
        Assert.Contains("along another curve", FirstReason([Of(4, Weighted)], Of(5, (section, k) => Math.Exp(-12 * section * k * k))), StringComparison.Ordinal);

    [Fact]
    public void Multiplication_by_the_CTF_is_told()
    {
        var verdict = FingerprintComparison.Compare(Raw, Of(6, (_, k) => Transfer.At(k, Angle.Zero)));
        Assert.Equal(FingerprintAgreement.Differs, verdict.Agreement);
        Assert.Contains(verdict.Differences, one => one.Reason.Contains("looks multiplied by the CTF", StringComparison.Ordinal));
    }

    [Fact]
    public void A_low_pass_is_named() =>
        Assert.Contains("looks low-pass filtered", FirstReason(Raw, Of(7, (section, k) => k < 0.1 ? Rings(section, k) : 0)), StringComparison.Ordinal);

    [Fact]
    public void A_gentle_filter_differs() =>
        Assert.Contains("falls more towards fine spacings", FirstReason(Raw, Of(8, (section, k) => Rings(section, k) * Math.Exp(-20 * k * k))), StringComparison.Ordinal);

    [Fact]
    public void A_deconvolution_is_named_and_what_no_known_filter_does_is_never_said_to_agree()
    {
        var deconvolved = Of(9, Steep);
        Assert.Contains("looks deconvolved, the locked data do not", FirstReason(Raw, deconvolved), StringComparison.Ordinal);
        Assert.Equal(FingerprintAgreement.Doubtful, FingerprintComparison.Compare([deconvolved], Of(10, Steep)).Agreement);
    }

    [Fact]
    public void The_scale_of_the_grey_values_does_not_matter() =>
        Assert.Equal(FingerprintAgreement.Agrees, FingerprintComparison.Compare(Raw, Of(11, (section, k) => 50 * Rings(section, k), mean: 500)).Agreement);

    [Fact]
    public void A_mean_of_zero_is_doubtful_and_no_more() =>
        Assert.Equal(FingerprintAgreement.Doubtful, FingerprintComparison.Compare(Raw, Of(12, Rings, mean: 0)).Agreement);

    [Fact]
    public void Four_times_the_counts_are_doubtful_and_no_more() =>
        Assert.Equal(FingerprintAgreement.Doubtful, FingerprintComparison.Compare(Raw, Of(13, Rings, mean: 20)).Agreement);

    [Fact]
    public void Another_pixel_size_differs_and_nothing_else_is_looked_at()
    {
        var verdict = FingerprintComparison.Compare(Raw, Raw[0] with { PixelSize = 5 });
        Assert.Equal(FingerprintAgreement.Differs, verdict.Agreement);
        Assert.Equal("pixel size", Assert.Single(verdict.Differences).Feature);
    }

    [Fact]
    public void Volumes_are_not_compared_with_images() =>
        Assert.Equal("subject", Assert.Single(FingerprintComparison.Compare(Raw, Raw[0] with { Subject = FingerprintSubject.Volume }).Differences).Feature);

    [Fact]
    public void Images_of_another_size_agree()
    {
        using var stack = FilteredNoise.Stack(14, Sections, Rings, size: 300);
        var print = SpectralFingerprint.Of(stack, new(FilteredNoise.Pixel), FingerprintSubject.Images, 2, TestContext.Current.CancellationToken);
        Assert.Equal(FingerprintAgreement.Agrees, FingerprintComparison.Compare(Raw, print).Agreement);
    }

    // Noise and rings a fifth as strong that fade towards fine spacings.
    private static double Rings(int section, double k) => Math.Sqrt(1 + 0.2 * Math.Exp(-100 * k * k) * Math.Pow(Transfer.At(k, Angle.Zero), 2));

    private static double Weighted(int section, double k) => Rings(section, k) * RadiationDamage.Amplitude(k, new Dose(1.5 + 10 * section), Voltage);

    private static double Steep(int section, double k) => Math.Exp(-100 * k);

    private static SpectralFingerprint Of(ulong seed, Func<int, double, double> amplitude, double mean = 10)
    {
        using var stack = FilteredNoise.Stack(seed, Sections, amplitude, mean: mean);
        return SpectralFingerprint.Of(stack, new(FilteredNoise.Pixel), FingerprintSubject.Images, 2, CancellationToken.None);
    }

    private static string FirstReason(ImmutableArray<SpectralFingerprint> locked, SpectralFingerprint found)
    {
        var verdict = FingerprintComparison.Compare(locked, found);
        Assert.Equal(FingerprintAgreement.Differs, verdict.Agreement);
        return verdict.Differences[0].Reason;
    }
}
