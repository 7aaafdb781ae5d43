using Thon.Findings;
using Thon.Formats.Star;
using Thon.Optics;
using Thon.Pipeline;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Pipeline;

/// <summary>Values that two sources state and disagree on: the one with precedence is used, and both are named.</summary>
public sealed class MetadataContradictionTests
{
    // The last bits of a unit conversion.
    private const double Rounding = 1e-9;

    private static MetadataOptions Optics => MetadataBench.Optics;

    [Fact]
    public void A_pixel_size_other_than_those_of_mdoc_and_header_names_all_three()
    {
        var bench = new MetadataBench { HeaderPixelSize = new Length(1.35) };
        bench.WriteMdoc("PixelSpacing = 5.4", MetadataBench.Sorted);
        var told = bench.Resolve(Optics).Findings;
        Assert.Equal(["5.4 A in the mdoc ts.mrc.mdoc", "1.35 A in the header of ts.mrc"], told.Select(finding => finding.Found));
        Assert.All(told, finding => Assert.Equal(("pixel-size-contradiction", Severity.Warning, "2.5 A of option --pixel-size, which is used"), (finding.Code, finding.Severity, finding.Expected)));
        Assert.Equal("5.4 A of mdoc ts.mrc.mdoc, which is used", Single(bench, new(), "pixel-size-contradiction").Expected);
    }

    [Fact]
    public void Pixel_sizes_within_a_percent_agree()
    {
        var bench = new MetadataBench { HeaderPixelSize = new Length(2.49) };
        bench.WriteMdoc("PixelSpacing = 2.52", MetadataBench.Sorted);
        Assert.Empty(bench.Resolve(Optics).Findings);
    }

    [Theory]
    [InlineData(462, 479)]
    [InlineData(463, 478)]
    [InlineData(479, 462)]
    public void The_mdoc_of_images_binned_since_counts_its_pixel_size_times_the_binning(int width, int height)
    {
        var bench = new MetadataBench { Size = (width, height), HeaderPixelSize = new Length(10.81) };
        bench.WriteMdoc("PixelSpacing = 5.4\nImageSize = 924 958", MetadataBench.Sorted);
        var resolved = bench.Resolve(new());
        Assert.Equal(new("pixel size", "10.8 A", "mdoc ts.mrc.mdoc, binned by 2"), resolved.Values[0]);
        Assert.Empty(resolved.Findings);
        Assert.Equal("10.8 A in the mdoc ts.mrc.mdoc, binned by 2", Single(bench, new() { PixelSize = new Length(5.4) }, "pixel-size-contradiction", 2).Found);
    }

    [Fact]
    public void A_binned_stack_whose_header_kept_the_recorded_pixel_size_is_a_contradiction()
    {
        var bench = new MetadataBench { Size = (231, 240), HeaderPixelSize = new Length(5.4) };
        bench.WriteMdoc("PixelSpacing = 5.4\nImageSize = 924 958", MetadataBench.Sorted);
        var told = Single(bench, new(), "pixel-size-contradiction");
        Assert.Equal(("5.4 A in the header of ts.mrc", "21.6 A of mdoc ts.mrc.mdoc, binned by 4, which is used"), (told.Found, told.Expected));
    }

    [Theory]
    [InlineData(924, 800)]
    [InlineData(462, 958)]
    [InlineData(600, 622)]
    public void A_stack_that_no_whole_binning_explains_is_a_warning_and_keeps_the_pixel_size(int width, int height)
    {
        var bench = new MetadataBench { Size = (width, height) };
        bench.WriteMdoc("PixelSpacing = 5.4\nImageSize = 924 958", MetadataBench.Sorted);
        Assert.Equal("ImageSize 924 x 958", Single(bench, new(), "mdoc-image-size").Found);
        Assert.Equal(5.4, bench.Resolve(new()).Series.PixelSize.Angstroms, Rounding);
        Assert.DoesNotContain(bench.Resolve(new() { PixelSize = new Length(5.4) }).Findings, finding => finding.Code == "mdoc-image-size");
    }

    [Fact]
    public void A_pixel_size_that_is_refused_is_not_warned_of_too()
    {
        var bench = new MetadataBench { HeaderPixelSize = new Length(5) };
        var refusal = Assert.Throws<BadInputException>(() => bench.Resolve(new() { Ctf = WriteStar(bench) }));
        Assert.Equal("ctf-pixel-size", Assert.Single(refusal.Findings).Code);
    }

    [Fact]
    public void A_voltage_other_than_the_mdocs_is_a_warning()
    {
        var bench = new MetadataBench();
        bench.WriteMdoc("Voltage = 200", MetadataBench.Sorted);
        var told = Single(bench, Optics, "voltage-contradiction");
        Assert.Equal(("200 kV", "300 kV of option --voltage, which is used"), (told.Found, told.Expected));
        bench.WriteMdoc("Voltage = 300.5", MetadataBench.Sorted);
        Assert.Empty(bench.Resolve(Optics).Findings);
    }

    [Fact]
    public void A_voltage_the_defoci_were_fitted_with_that_is_not_the_mdocs_is_a_warning()
    {
        var bench = new MetadataBench();
        bench.WriteMdoc("Voltage = 200", MetadataBench.Sorted);
        var told = Single(bench, new() { Ctf = WriteStar(bench) }, "voltage-contradiction");
        Assert.Equal("300 kV of ts.star, which is used", told.Expected);
    }

    [Theory]
    [InlineData(1.1, Severity.Note)]
    [InlineData(2.1, Severity.Warning)]
    public void A_tlt_beside_the_stack_far_from_the_mdoc_is_told(double offset, Severity severity)
    {
        var bench = new MetadataBench { Count = 3 };
        bench.WriteMdoc(string.Empty, [-2, 0, 4]);
        bench.WriteAngles("ts.tlt", -1.5, 0.5, 4 + offset);
        var told = Single(bench, Optics, "tilt-angles-differ");
        Assert.Equal((severity, "4.00 degrees of mdoc ts.mrc.mdoc, which is used"), (told.Severity, told.Expected));
        Assert.EndsWith("for section 2", told.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Angles_of_an_option_far_from_the_mdoc_are_a_warning()
    {
        var bench = new MetadataBench();
        bench.WriteMdoc(string.Empty, MetadataBench.Sorted);
        string reversed = bench.WriteAngles("reversed.tlt", [.. MetadataBench.Sorted.Reverse()]);
        var told = Single(bench, Optics with { TiltAngles = reversed }, "tilt-angles-differ");
        Assert.Equal("angles up to 12.00 degrees from those of reversed.tlt: -6.00 degrees for section 0", told.Found);
        Assert.Equal((Severity.Warning, "6.00 degrees of reversed.tlt, which is used"), (told.Severity, told.Expected));
    }

    [Fact]
    public void Doses_other_than_the_mdocs_exposures_are_a_warning()
    {
        var bench = new MetadataBench();
        bench.WriteMdoc(string.Empty, MetadataBench.Sorted, i => $"ExposureDose = 3\nPriorRecordDose = {3 * i}\n");
        var told = Single(bench, Optics with { Dose = new Dose(123) }, "dose-contradiction", among: 2);
        Assert.StartsWith("123 e/A^2 of option --dose, ", told.Expected, StringComparison.Ordinal);
        Assert.Equal("ExposureDose 3 e/A^2, the furthest off of 5", told.Found);
        string list = bench.Write("doses.txt", "3\n3\n2\n3\n3.2\n");
        Assert.Equal("section 2", Single(bench, Optics with { DoseFile = list }, "dose-contradiction").Place);
        Assert.Empty(bench.Resolve(Optics with { Dose = new Dose(3.2) }).Findings);
    }

    [Theory]
    [InlineData("DateTime")]
    [InlineData("PriorRecordDose")]
    public void An_order_other_than_the_mdocs_is_a_warning(string key)
    {
        var bench = new MetadataBench();
        bench.WriteMdoc(string.Empty, MetadataBench.Sorted, i => key == "DateTime" ? $"DateTime = 30-Nov-15  15:0{i}:00\n" : $"PriorRecordDose = {3 * i}\n");
        var told = Single(bench, Optics with { Dose = new Dose(3), DoseOrder = DoseOrder.Parse("symmetric") }, "dose-order-contradiction");
        Assert.Equal((key, "section 1 before section 3"), (told.Place, told.Found));
        Assert.Contains("symmetric:1+ of option --dose-order, which is used", told.Expected, StringComparison.Ordinal);
        Assert.Empty(bench.Resolve(Optics with { Dose = new Dose(3), DoseOrder = DoseOrder.Stack }).Findings);
        Assert.Empty(bench.Resolve(Optics with { DoseFile = bench.Write("doses.txt", "0 3\n3 3\n6 3\n9 3\n12 3\n") }).Findings);
        Assert.Equal("section 3 before section 4", Single(bench, Optics with { DoseFile = bench.Write("doses.txt", "12 3\n9 3\n6 3\n3 3\n0 3\n") }, "dose-order-contradiction").Found);
    }

    [Fact]
    public void A_file_with_the_defoci_whose_order_is_not_the_mdocs_is_a_warning()
    {
        var bench = new MetadataBench();
        bench.WriteMdoc(string.Empty, MetadataBench.Sorted, i => $"DateTime = 30-Nov-15  15:0{9 - i}:00\n");
        Assert.Contains("ts.star", Single(bench, new() { Ctf = WriteStar(bench) }, "dose-order-contradiction").Expected, StringComparison.Ordinal);
    }

    private static Finding Single(MetadataBench bench, MetadataOptions options, string code, int among = 1)
    {
        var findings = bench.Resolve(options).Findings;
        Assert.Equal(among, findings.Count);
        return findings.First(finding => finding.Code == code);
    }

    private static string WriteStar(MetadataBench bench)
    {
        string path = Path.Combine(bench.Folder, "ts.star");
        Tilt[] tilts = [.. MetadataBench.Sorted.Select((degrees, i) => new Tilt(
            i, Angle.FromDegrees(degrees), new Dose(3 * i), new Dose(3), new(new Defocus(new(35000), new(34500), Angle.Zero), Angle.Zero)))];
        var optics = new Microscope(Voltage.FromKilovolts(300), Length.FromMillimeters(2.7), 0.07);
        TiltSeriesStar.Write(path, new("ts", 64, 48, new(2.5), optics, new(Angle.FromDegrees(85), Hand.Minus), [.. tilts], DataType.Raw), "ts.mrc");
        return path;
    }
}
