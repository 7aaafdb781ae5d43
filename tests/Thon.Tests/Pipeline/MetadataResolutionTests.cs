using Thon.Findings;
using Thon.Pipeline;
using Thon.Tests.Formats.Star;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Pipeline;

public sealed class MetadataResolutionTests
{
    // The last bits of a unit conversion.
    private const double Rounding = 1e-9;
    private const MetadataNeeds Everything = MetadataNeeds.TiltAngles | MetadataNeeds.Optics | MetadataNeeds.Dose | MetadataNeeds.Defocus;

    private static MetadataOptions Optics => MetadataBench.Optics;

    [Fact]
    public void Everything_that_is_missing_is_told_at_once() =>
        Assert.Equal(
            ["pixel-size-missing", "voltage-missing", "spherical-aberration-missing", "defocus-missing", "dose-missing", "tilt-angles-missing"],
            new MetadataBench().Errors(new(), Everything));

    [Fact]
    public void Every_value_says_where_it_came_from()
    {
        var bench = new MetadataBench { HeaderPixelSize = new Length(2.5) };
        bench.WriteMdoc("Voltage = 300\n[T = Tilt axis angle = 85.3, binning = 1]", MetadataBench.Sorted, i => $"ExposureDose = 3\nPriorRecordDose = {3 * i}\n");
        var resolved = bench.Resolve(new() { SphericalAberration = Length.FromMillimeters(2.7) }, MetadataNeeds.TiltAngles | MetadataNeeds.Optics | MetadataNeeds.Dose);
        Assert.Equal(
            [
                new("pixel size", "2.5 A", "header of ts.mrc"),
                new("voltage", "300 kV", "mdoc ts.mrc.mdoc"),
                new("spherical aberration", "2.7 mm", "option --cs"),
                new("amplitude contrast", "0.07", "default"),
                new("tilt angles", "5 from -6.00 to 6.00 degrees", "mdoc ts.mrc.mdoc"),
                new("tilt axis", "0 or 85.3 degrees", "aligned stack or mdoc ts.mrc.mdoc; the images decide"),
                new("hand", "+1 or -1", "the images decide"),
                new("dose", "3 e/A^2 an image, 15 in all", "PriorRecordDose and ExposureDose of mdoc ts.mrc.mdoc"),
                new("data type", "Thon: raw", "no label in the header of ts.mrc"),
            ],
            resolved.Values);
        Assert.Empty(resolved.Findings);
        Assert.Equal("ts", resolved.Series.Name);
        Assert.Null(resolved.Series.Geometry);
    }

    [Fact]
    public void Options_override_the_mdoc_and_the_mdoc_the_header()
    {
        var bench = new MetadataBench { HeaderPixelSize = new Length(2.5) };
        bench.WriteMdoc("PixelSpacing = 2.51\nVoltage = 200", MetadataBench.Sorted);
        Assert.Equal(2.51, bench.Resolve(new()).Series.PixelSize.Angstroms);
        Assert.Equal(200, bench.Resolve(new()).Series.Microscope.Voltage.Kilovolts, Rounding);
        Assert.Equal((2.4, 300.0), (bench.Resolve(Optics with { PixelSize = new Length(2.4) }).Series.PixelSize.Angstroms, bench.Resolve(Optics).Series.Microscope.Voltage.Kilovolts));
    }

    [Theory]
    [InlineData(0, 300, 2.7, 0.07, "pixel-size")]
    [InlineData(double.NaN, 300, 2.7, 0.07, "pixel-size")]
    [InlineData(101, 300, 2.7, 0.07, "pixel-size")]
    [InlineData(2, 30, 2.7, 0.07, "voltage")]
    [InlineData(2, double.NaN, 2.7, 0.07, "voltage")]
    [InlineData(2, 300000, 2.7, 0.07, "voltage")]
    [InlineData(2, 300, 27, 0.07, "spherical-aberration")]
    [InlineData(2, 300, 2.7, 7, "amplitude-contrast")]
    [InlineData(2, 300, 2.7, double.NaN, "amplitude-contrast")]
    public void Values_out_of_range_are_refused(double pixel, double kilovolts, double millimeters, double contrast, string code) =>
        Assert.Equal([code], new MetadataBench().Errors(new()
        {
            PixelSize = new Length(pixel),
            Voltage = Voltage.FromKilovolts(kilovolts),
            SphericalAberration = Length.FromMillimeters(millimeters),
            AmplitudeContrast = contrast,
        }));

    [Fact]
    public void Optics_nobody_needs_or_states_are_not_made_up()
    {
        var series = new MetadataBench().Resolve(new() { PixelSize = new Length(2) }).Series;
        Assert.True(double.IsNaN(series.Microscope.Voltage.Volts));
        Assert.Equal(["voltage-missing"], new MetadataBench().Errors(new() { PixelSize = new Length(2), Dose = new Dose(3), DoseOrder = DoseOrder.Stack }, MetadataNeeds.Dose));
    }

    [Fact]
    public void An_mdoc_named_after_the_stack_without_its_ending_is_found_too()
    {
        var bench = new MetadataBench();
        bench.WriteMdoc(string.Empty, MetadataBench.Sorted);
        File.Move(Path.Combine(bench.Folder, "ts.mrc.mdoc"), Path.Combine(bench.Folder, "ts.mdoc"));
        Assert.Contains(bench.Resolve(Optics).Values, value => value.Source == "mdoc ts.mdoc");
        bench.WriteMdoc(string.Empty, MetadataBench.Sorted);
        Assert.Equal("mdoc-two", Assert.Single(bench.Resolve(Optics).Findings).Code);
        Assert.DoesNotContain(bench.Resolve(Optics with { Mdoc = MetadataOptions.NoMdoc }).Values, value => value.Source.StartsWith("mdoc", StringComparison.Ordinal));
    }

    [Fact]
    public void Mdoc_sections_are_matched_by_ZValue_and_not_by_their_order()
    {
        var bench = new MetadataBench();
        bench.Write("ts.mdoc", string.Concat(new[] { 4, 2, 0, 1, 3 }.Select(z => $"[ZValue = {z}]\nTiltAngle = {z}\n")));
        Assert.Equal([0, 1, 2, 3, 4], bench.Resolve(Optics).Series.Tilts.Select(tilt => Math.Round(tilt.Angle.Degrees, 6)));
    }

    [Theory]
    [InlineData("0 1 2 3 4 5", "mdoc-count")]
    [InlineData("0 1 2 3", "mdoc-count")]
    [InlineData("0 1 2 4 5", "mdoc-zvalues")]
    [InlineData("0 1 2 3 3", "mdoc-zvalues")]
    [InlineData("", "mdoc-of-movie")]
    public void An_mdoc_that_does_not_match_the_stack_is_refused(string zValues, string code)
    {
        var bench = new MetadataBench();
        bench.Write("ts.mdoc", "[FrameSet = 0]\n" + string.Concat(zValues.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(z => $"[ZValue = {z}]\nTiltAngle = {z}\n")));
        Assert.Equal([code], bench.Errors(Optics, MetadataNeeds.TiltAngles | MetadataNeeds.Dose));
    }

    [Fact]
    public void Angles_come_from_the_option_then_the_mdoc_then_a_tlt_then_a_rawtlt()
    {
        var bench = new MetadataBench { Count = 3 };
        double First(MetadataOptions options) => Math.Round(bench.Resolve(options, MetadataNeeds.TiltAngles).Series.Tilts[0].Angle.Degrees, 6);
        bench.WriteAngles("ts.rawtlt", -4, 0, 4);
        Assert.Equal(-4, First(Optics));
        bench.WriteAngles("ts.tlt", -2.5, 0, 4);
        Assert.Equal(-2.5, First(Optics));
        bench.WriteMdoc(string.Empty, [-2, 0, 4]);
        Assert.Equal(-2, First(Optics));
        Assert.DoesNotContain(bench.Resolve(Optics).Findings, finding => finding.Code == "tilt-angles-differ");
        Assert.Equal(-1, First(Optics with { TiltAngles = bench.WriteAngles("refined.tlt", -1, 0, 4) }));
    }

    [Theory]
    [InlineData("0\n1\n", "tilt-angles-count")]
    [InlineData("0\n1\nnan\n", "imod-angle")]
    [InlineData("0\n1\n91\n", "tilt-angle")]
    [InlineData("0\n0\n0\n", "tilt-angles-same")]
    public void Angles_that_cannot_be_right_are_refused(string text, string code)
    {
        var bench = new MetadataBench { Count = 3 };
        Assert.Equal([code], bench.Errors(Optics with { TiltAngles = bench.Write("x.tlt", text) }, MetadataNeeds.TiltAngles));
    }

    [Fact]
    public void Tilts_seen_from_the_edge_are_refused_with_section_and_angle_where_a_defocus_varies_with_them()
    {
        var bench = new MetadataBench { Count = 4 };
        var options = Optics with { TiltAngles = bench.WriteAngles("x.tlt", -90, 0, 87, 87.5) };
        var bad = Assert.Throws<BadInputException>(() => bench.Resolve(options, MetadataNeeds.TiltAngles | MetadataNeeds.Optics));
        Assert.Equal(
            [("tilt-too-steep", "section 0", "a tilt of -90 degrees"), ("tilt-too-steep", "section 3", "a tilt of 87.5 degrees")],
            bad.Findings.Where(finding => finding.Severity == Severity.Error).Select(finding => (finding.Code, finding.Place!, finding.Found)));
        Assert.Empty(bench.Resolve(options, MetadataNeeds.TiltAngles).Findings);
    }

    [Fact]
    public void A_file_of_another_kind_named_for_the_angles_is_told_in_a_few_lines()
    {
        var bench = new MetadataBench();
        Assert.Equal(["imod-angle", "imod-angle", "imod-angle"], bench.Errors(Optics with { TiltAngles = bench.Write("x.txt", "a\nb\nc\nd\ne\n") }, MetadataNeeds.TiltAngles));
        string mdoc = bench.WriteMdoc("Voltage = 300", MetadataBench.Sorted);
        Assert.Equal(["tilt-angles-mdoc"], bench.Errors(Optics with { TiltAngles = mdoc }, MetadataNeeds.TiltAngles));
    }

    [Fact]
    public void An_angle_that_occurs_twice_is_a_warning()
    {
        var bench = new MetadataBench { Count = 3 };
        Assert.Equal("tilt-angle-repeated", Assert.Single(bench.Resolve(Optics with { TiltAngles = bench.WriteAngles("x.tlt", 0, 3, 3) }).Findings).Code);
    }

    [Fact]
    public void A_single_image_without_angles_lies_flat_unless_angles_are_needed()
    {
        var bench = new MetadataBench { Count = 1 };
        var resolved = bench.Resolve(Optics, MetadataNeeds.Optics);
        Assert.Equal((Angle.Zero, "tilt-angles-zero"), (resolved.Series.Tilts[0].Angle, Assert.Single(resolved.Findings).Code));
        Assert.Equal(["tilt-angles-missing"], bench.Errors(Optics, MetadataNeeds.TiltAngles));
    }

    [Theory]
    [InlineData("", new double[] { 0 })]
    [InlineData("[T = Tilt axis angle = 85.3]", new double[] { 0, 85.3 })]
    [InlineData("[T = Tilt axis angle = -174.6]", new double[] { 0, -174.6 })]
    [InlineData("[T = Tilt axis angle = 0]", new double[] { 0 })]
    [InlineData("[T = TiltAxisAngle = -174.23  Binning = 1]", new double[] { 0, -174.23, -84.23 })]
    public void Without_an_option_the_axis_is_left_to_the_images(string title, double[] expected)
    {
        var bench = new MetadataBench();
        bench.WriteMdoc(title, MetadataBench.Sorted);
        Assert.Equal(expected, bench.Resolve(Optics).AxisCandidates.Select(axis => Math.Round(axis.Degrees, 6)));
    }

    [Fact]
    public void Axis_and_hand_of_the_options_stand_alone_and_unfolded()
    {
        var bench = new MetadataBench();
        bench.WriteMdoc("[T = Tilt axis angle = 85.3]", MetadataBench.Sorted);
        var resolved = bench.Resolve(Optics with { TiltAxis = Angle.FromDegrees(-265), Hand = Hand.Minus });
        Assert.Equal(-265, resolved.Series.Geometry!.Axis.Degrees, Rounding);
        Assert.Equal((1, Hand.Minus), (resolved.AxisCandidates.Length, Assert.Single(resolved.HandCandidates)));
        Assert.Equal([Hand.Plus, Hand.Minus], bench.Resolve(Optics with { TiltAxis = Angle.Zero }).HandCandidates);
    }

    [Fact]
    public void The_state_of_the_images_is_read_from_the_stacks_labels()
    {
        var bench = new MetadataBench { Labels = ["made by something", "Thon: flip"] };
        Assert.True(bench.Resolve(Optics).Series.DataType.IsCtfCorrected);
    }

    [Fact]
    public void A_real_SerialEM_series_is_resolved()
    {
        var bench = new MetadataBench { Count = 41, HeaderPixelSize = new Length(5.4) };
        File.Copy(Repository.Shared("data/mdoc/EMPIAR10164_TS_01.mrc.mdoc"), bench.StackPath + ".mdoc");
        var resolved = bench.Resolve(Optics with { PixelSize = null, Dose = new Dose(3) }, MetadataNeeds.TiltAngles | MetadataNeeds.Optics | MetadataNeeds.Dose);
        Assert.Equal([0, 3, 6, 9], resolved.Series.Tilts.Take(4).Select(tilt => tilt.DoseBefore!.Value.ElectronsPerSquareAngstrom));
        Assert.Equal("option --dose, in the order of DateTime in mdoc ts.mrc.mdoc", resolved.Values.Single(value => value.Name == "dose").Source);
        Assert.Equal(4, resolved.Series.Tilts[0].NominalDefocus!.Value.Micrometers, Rounding);
    }

    [Fact]
    public void A_real_Tomo5_series_is_resolved()
    {
        var bench = new MetadataBench { Count = 6, Size = (4096, 4096) };
        File.Copy(Repository.Shared("data/mdoc/cryoboost_TFS_Tomo5_Position_12.mdoc"), Path.ChangeExtension(bench.StackPath, ".mdoc"));
        var resolved = bench.Resolve(new() { SphericalAberration = Length.FromMillimeters(2.7) }, MetadataNeeds.TiltAngles | MetadataNeeds.Optics | MetadataNeeds.Dose);
        Assert.Equal("mdoc-axis-tomo5", Assert.Single(resolved.Findings).Code);
        Assert.Equal([9.98, 12.99, 6.99, 3.99, 15.99, 18.99], resolved.Series.Tilts.Select(tilt => Math.Round(tilt.Angle.Degrees, 6)));
        Assert.Equal([0, 2.07, 4.14, 6.21, 8.27, 10.34], resolved.Series.Tilts.Select(tilt => tilt.DoseBefore!.Value.ElectronsPerSquareAngstrom));
    }

    [Fact]
    public void Random_mdocs_are_resolved_or_refused()
    {
        var bench = new MetadataBench();
        Fuzz.NeverCrashes(text =>
        {
            bench.Write("ts.mdoc", text);
            bench.Write("ts.tlt", text);
            bench.Resolve(Optics with { DoseFile = Path.Combine(bench.Folder, "ts.tlt"), Ctf = Path.Combine(bench.Folder, "ts.tlt") }, Everything);
        });
    }
}
