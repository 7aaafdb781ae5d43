using Thon.Correct.Deconvolution;
using Thon.Findings;
using Thon.Pipeline;
using Thon.Pipeline.Deconvolution;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Pipeline.Deconvolution;

/// <summary>What a volume takes from the STAR file of its series.</summary>
public sealed class StarDefocusTests
{
    private const double Digits = 1e-9;

    private static readonly (double, double, double, double, string, int)[] Rows =
    [
        (-40, 41000, 40000, 5, "good", 0), (-2, 31000, 30000, 5, "good", 0), (0.5, 21000, 20000, 7, "failed", 0), (1, 26000, 25000, 8, "good", 1), (3, 36000, 35000, 9, "good", 0),
    ];

    [Fact]
    public void The_defocus_is_the_mean_of_the_tilt_nearest_to_zero_that_is_neither_failed_nor_excluded()
    {
        using var input = Open(VolumeFiles.Star(Rows), new("v.mrc"));
        Assert.Equal(30500, input.Filter.Ctf.Defocus.Mean.Angstroms, Digits);
        Assert.Equal(0, input.Filter.Ctf.Defocus.Astigmatism.Angstroms);
        Assert.Contains(new MetadataValue("defocus", "30500 A", "ts.star, section 1 at -2.0 degrees, mean of U and V"), input.Values);
        Assert.Equal(5, input.Filter.Ctf.PhaseShift.Degrees, Digits);
    }

    [Fact]
    public void The_optics_come_from_it_too_and_the_pixel_size_does_not()
    {
        using var input = Open(VolumeFiles.Star(Rows), new("v.mrc"));
        var optics = input.Filter.Ctf.Microscope;
        Assert.Equal((200, 2, 0.1), (optics.Voltage.Kilovolts, Math.Round(optics.SphericalAberration.Millimeters, 6), optics.AmplitudeContrast));
        Assert.Equal(VolumeFiles.Pixel, input.Filter.PixelSize.Angstroms, Digits);
        Assert.DoesNotContain(input.Findings, finding => finding.Severity == Severity.Warning);
    }

    [Fact]
    public void What_is_stated_goes_before_it()
    {
        var stated = new MetadataOptions { Voltage = Voltage.FromKilovolts(300), SphericalAberration = Length.FromMillimeters(2.7), AmplitudeContrast = 0.07 };
        using var input = Open(VolumeFiles.Star(Rows), new("v.mrc") { Stated = stated, Defocus = new(12345), PhaseShift = Angle.FromDegrees(90) });
        var (ctf, optics) = (input.Filter.Ctf, input.Filter.Ctf.Microscope);
        Assert.Equal((300, 2.7, 0.07), (optics.Voltage.Kilovolts, Math.Round(optics.SphericalAberration.Millimeters, 6), optics.AmplitudeContrast));
        Assert.Equal((12345, 90), (ctf.Defocus.Mean.Angstroms, Math.Round(ctf.PhaseShift.Degrees, 6)));
        Assert.Equal(["ctf-optics", "defocus-contradiction"], input.Findings.Select(finding => finding.Code).Distinct());
        Assert.Contains(new MetadataValue("phase shift", "90 degrees", "option --phase-shift"), input.Values);
    }

    [Fact]
    public void A_stated_defocus_keeps_the_phase_shift_of_the_file()
    {
        using var input = Open(VolumeFiles.Star(Rows), new("v.mrc") { Defocus = new(12345) });
        Assert.Equal((12345, 5), (input.Filter.Ctf.Defocus.Mean.Angstroms, Math.Round(input.Filter.Ctf.PhaseShift.Degrees, 6)));
    }

    [Fact]
    public void Without_a_tilt_that_serves_it_says_so()
    {
        var bad = Assert.Throws<BadInputException>(() => Open(VolumeFiles.Star((0, 21000, 20000, 0, "failed", 0), (3, 21000, 20000, 0, "good", 1)), new("v.mrc")));
        Assert.Equal(("star-no-tilt", "2 tilts, none of them with angle and defocus, not excluded and not failed"), (Assert.Single(bad.Findings).Code, bad.Findings[0].Found));
    }

    [Theory]
    [InlineData(24500), InlineData(36500)]
    public void A_stated_defocus_near_that_of_the_file_is_no_contradiction(double angstroms)
    {
        using var input = Open(VolumeFiles.Star(Rows), new("v.mrc") { Defocus = new(angstroms) });
        Assert.DoesNotContain(input.Findings, finding => finding.Severity == Severity.Warning);
    }

    [Theory]
    [InlineData(24300), InlineData(36700)]
    public void A_stated_defocus_a_fifth_off_that_of_the_file_is_a_contradiction_that_names_both(double angstroms)
    {
        using var input = Open(VolumeFiles.Star(Rows), new("v.mrc") { Defocus = new(angstroms) });
        var finding = Assert.Single(input.Findings, finding => finding.Severity == Severity.Warning);
        Assert.Equal(("defocus-contradiction", "ts.star"), (finding.Code, Path.GetFileName(finding.File)));
        Assert.Contains("30500 A (ts.star, section 1 at -2.0 degrees, mean of U and V); expected " + $"{angstroms} A of option --defocus", finding.ToString(), StringComparison.Ordinal);
    }

    // At 10 A a pixel the first zero of 3500 A, near 9 A, lies beyond Nyquist; at 2 A a pixel it does not.
    [Theory]
    [InlineData(3500, 10, true)]
    [InlineData(3500, 2, false)]
    [InlineData(6100, 10, false)]
    public void A_defocus_too_small_to_show_a_zero_may_be_in_nanometre(double angstroms, double pixel, bool warned)
    {
        using var input = Open(VolumeFiles.Star((0, angstroms, angstroms, 0, "good", 0)), new("v.mrc") { Stated = new() { PixelSize = new(pixel) } });
        var found = input.Findings.Where(finding => finding.Code == "defocus-small").ToArray();
        Assert.Equal(warned ? 1 : 0, found.Length);
        if (warned) Assert.Contains("35000", found[0].Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-20000)]
    [InlineData(3)]
    [InlineData(400000)]
    public void A_defocus_that_cannot_be_is_refused(double angstroms)
    {
        var bad = Assert.Throws<BadInputException>(() => Open(VolumeFiles.Star((0, angstroms, angstroms, 0, "good", 0)), new("v.mrc")));
        Assert.Equal("defocus-impossible", Assert.Single(bad.Findings).Code);
    }

    private static VolumeInput Open(string star, DeconvolutionJob job)
    {
        string folder = Repository.TemporaryFolder(), file = Path.Combine(folder, "ts.star");
        File.WriteAllText(file, star);
        return VolumeInput.Open(job with { Volume = VolumeFiles.Save(VolumeFiles.Noise("Thon: flip"), folder, job.Volume), Star = file, InputState = InputState.Flipped });
    }
}
