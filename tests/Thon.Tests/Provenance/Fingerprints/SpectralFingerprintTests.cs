using System.Text.Json;
using Thon.Findings;
using Thon.Imaging;
using Thon.Optics;
using Thon.Provenance.Fingerprints;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Provenance.Fingerprints;

public sealed class SpectralFingerprintTests
{
    // A band beyond 60 A of one image of 512 pixels holds hundreds of samples: three standard errors.
    private const double LogTolerance = 0.2;
    private const double LogSpacing = 60;

    // An ideal spectrum of many rings has 2. The window fills the zeros of narrow rings, and of few wide ones smooth changes take a part, or the amplitude contrast adds to it. Rings on noise have no more than 0.5.
    private const double ZeroTolerance = 0.8;

    // Two neighbouring bands, of a sixth of an octave each.
    private const double EdgeTolerance = 0.26;

    [Fact]
    public void White_noise_has_its_variance_in_every_band()
    {
        var print = Of(FilteredNoise.Stack(1, 1, (_, _) => 3));
        Assert.All(Fine(print), band => Assert.Equal(Math.Log(9), print.Sections[0].LogPower[band], LogTolerance));
        Assert.Equal(3, print.Sections[0].Deviation, 0.05);
        Assert.Equal(10, print.Sections[0].Mean, 0.05);
    }

    [Fact]
    public void The_power_of_filtered_noise_is_the_square_of_the_filter()
    {
        var print = Of(FilteredNoise.Stack(2, 1, (_, k) => Math.Exp(-50 * k * k)));
        Assert.All(Fine(print), band => Assert.Equal(-100 * Math.Pow(print.Frequencies[band], 2), print.Sections[0].LogPower[band], LogTolerance));
    }

    [Theory]
    [InlineData(1.8)]
    [InlineData(3)]
    [InlineData(5)]
    public void Noise_multiplied_by_a_CTF_has_zeros_of_depth_2(double micrometers)
    {
        var transfer = new ContrastTransfer(new(Voltage.FromKilovolts(300), Length.FromMillimeters(2.7), 0.07), Defocus.Round(Length.FromMicrometers(micrometers)), Angle.Zero);
        var print = Of(FilteredNoise.Stack(3, 1, (_, k) => transfer.At(k, Angle.Zero)));
        Assert.Equal(2, print.Sections[0].ZeroDepth!.Value, ZeroTolerance);
    }

    [Fact]
    public void White_noise_has_no_zeros() => Assert.InRange(Of(FilteredNoise.Stack(4, 1, (_, _) => 1)).Sections[0].ZeroDepth!.Value, 0, 0.15);

    [Fact]
    public void A_low_pass_ends_where_it_is()
    {
        var print = Of(FilteredNoise.Stack(5, 1, (_, k) => k < 1.0 / 12 ? 1 : 0));
        int first = Enumerable.Range(0, print.Frequencies.Length).First(band => print.Frequencies[band] > 1.0 / 60 && print.Sections[0].LogPower[band] < -6);
        Assert.Equal(Math.Log(1.0 / 12), Math.Log(print.Frequencies[first]), EdgeTolerance);
        Assert.Equal(print.Sections[0].LogPower.Max() - SectionFingerprint.LogPowerRange, print.Sections[0].LogPower[^1], 0.01);
    }

    [Fact]
    public void Scaled_pixels_shift_the_logarithm_of_the_power()
    {
        var stack = FilteredNoise.Stack(6, 1, (_, k) => Math.Exp(-20 * k));
        SpectralFingerprint once = Of(stack), scaled = Of(new MemoryStack(Map(stack, pixel => 7 * pixel)));
        Assert.All(once.Sections[0].LogPower.Zip(scaled.Sections[0].LogPower), pair => Assert.Equal(pair.First + 2 * Math.Log(7), pair.Second, 0.002));
        Assert.Equal(once.Sections[0].ZeroDepth!.Value, scaled.Sections[0].ZeroDepth!.Value, 0.002);
    }

    [Fact]
    public void The_number_of_threads_does_not_matter()
    {
        var stack = FilteredNoise.Stack(7, 7, (section, k) => Math.Exp(-section * k));
        Assert.Equal(Of(stack, threads: 1), Of(stack, threads: 4));
    }

    [Fact]
    public void It_goes_through_a_JSON_file_and_is_small()
    {
        var print = Of(FilteredNoise.Stack(8, 3, (_, _) => 1));
        print = print with { Sections = [.. Enumerable.Range(0, 61).Select(section => print.Sections[section % 3] with { Section = section })] };
        var options = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };
        string text = JsonSerializer.Serialize(print, options);
        Assert.Equal(print, JsonSerializer.Deserialize<SpectralFingerprint>(text, options));
        Assert.InRange(text.Length, 1, 40_000);
    }

    [Fact]
    public void Sections_that_are_constant_or_broken_are_left_out_and_counted()
    {
        Image good = FilteredNoise.Of(9, 128, _ => 1), broken = FilteredNoise.Of(10, 128, _ => 1);
        broken[5, 5] = float.NaN;
        var print = Of(new MemoryStack(good, new(128, 128), broken));
        Assert.Equal(2, print.Blank);
        Assert.Equal(0, Assert.Single(print.Sections).Section);
    }

    [Fact]
    public void A_file_of_constant_sections_is_refused() =>
        Assert.Contains(Assert.Throws<BadInputException>(() => Of(new MemoryStack(new(128, 128), new Image(128, 128)))).Findings, finding => finding.Code == "fingerprint-blank");

    [Fact]
    public void Tiny_sections_are_refused() =>
        Assert.Contains(Assert.Throws<BadInputException>(() => Of(new MemoryStack(new Image(63, 512)))).Findings, finding => finding.Code == "fingerprint-small");

    [Fact]
    public void The_smallest_sections_give_a_fingerprint()
    {
        var print = Of(new MemoryStack(FilteredNoise.Of(11, 65, _ => 1)));
        Assert.NotEmpty(print.Frequencies);
        Assert.Equal(FingerprintAgreement.Agrees, FingerprintComparison.Compare([print], print).Agreement);
    }

    [Fact]
    public void A_border_that_an_alignment_left_does_not_count()
    {
        var whole = FilteredNoise.Of(12, 1024, _ => 1, mean: 100);
        var bordered = new Image(1024, 1024, [.. whole.Pixels]);
        for (int y = 0; y < 1024; y++) bordered.Row(y)[..200].Clear();
        SpectralFingerprint plain = Of(new MemoryStack(whole)), print = Of(new MemoryStack(bordered));
        Assert.All(Fine(print), band => Assert.Equal(plain.Sections[0].LogPower[band], print.Sections[0].LogPower[band], LogTolerance));
        Assert.Equal(plain.Sections[0].Mean, print.Sections[0].Mean, 0.1);
    }

    [Fact]
    public void Of_a_volume_planes_of_its_middle_half_are_looked_at()
    {
        var stack = new MemoryStack([.. Enumerable.Repeat(FilteredNoise.Of(13, 64, _ => 1), 100)]);
        var print = SpectralFingerprint.Of(stack, new(FilteredNoise.Pixel), FingerprintSubject.Volume, 2, TestContext.Current.CancellationToken);
        Assert.Equal(32, print.Sections.Length);
        Assert.InRange(print.Sections[0].Section, 25, 30);
        Assert.InRange(print.Sections[^1].Section, 70, 74);
    }

    private static SpectralFingerprint Of(ISectionSource stack, int threads = 2) =>
        SpectralFingerprint.Of(stack, new(FilteredNoise.Pixel), FingerprintSubject.Images, threads, TestContext.Current.CancellationToken);

    private static int[] Fine(SpectralFingerprint print) => [.. Enumerable.Range(0, print.Frequencies.Length).Where(band => print.Frequencies[band] > 1 / LogSpacing)];

    private static Image[] Map(MemoryStack stack, Func<float, float> map) => [.. Enumerable.Range(0, stack.Count).Select(section =>
    {
        var image = new Image(stack.Width, stack.Height);
        stack.Read(section, image.Pixels);
        return new Image(stack.Width, stack.Height, Array.ConvertAll(image.Pixels, pixel => map(pixel)));
    })];
}
