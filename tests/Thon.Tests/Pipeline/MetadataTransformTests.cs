using Thon.Findings;
using Thon.Formats.Star;
using Thon.Optics;
using Thon.Pipeline;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Pipeline;

/// <summary>An aligned stack whose metadata are those of the raw one, with the transforms between them.</summary>
public sealed class MetadataTransformTests
{
    private const double Rounding = 1e-9;
    private const MetadataNeeds Needs = MetadataNeeds.TiltAngles | MetadataNeeds.Optics | MetadataNeeds.Defocus;

    // The rotation that puts an axis at 84.7 degrees upright, seven decimals as IMOD writes them.
    private const string Upright = "0.0923717 0.9957246 -0.9957246 0.0923717 100 -20\n";

    private static readonly TiltSeries Raw = new(
        "ts", 256, 192, new(1.35), new(Voltage.FromKilovolts(300), Length.FromMillimeters(2.7), 0.07), new(Angle.FromDegrees(84.7), Hand.Minus, XTilt: Angle.FromDegrees(4)),
        [.. MetadataBench.Sorted.Select((degrees, i) => new Tilt(i, Angle.FromDegrees(degrees), Estimate: new(new Defocus(new(35000), new(34500), Angle.FromDegrees(20)), Angle.Zero)))],
        DataType.Raw);

    [Fact]
    public void Every_section_has_its_transform_with_shifts_in_raw_pixels_and_the_stack_its_own_pixel_size()
    {
        var bench = new MetadataBench { HeaderPixelSize = new(5.4) };
        bench.WriteMdoc("PixelSpacing = 1.35\nImageSize = 4096 4096\n[T = Tilt axis angle = 85.3, binning = 1]", MetadataBench.Sorted);
        var resolved = bench.Resolve(Options(bench), Needs);
        Assert.Empty(resolved.Findings);
        Assert.Equal(5.4, resolved.Series.PixelSize.Angstroms);
        Assert.Equal(Raw.Geometry, resolved.Series.Geometry!);
        Assert.All(resolved.Series.Tilts, tilt => Assert.Equal((135, -27), (Math.Round(tilt.Transform!.Value.ShiftX.Angstroms, 9), Math.Round(tilt.Transform.Value.ShiftY.Angstroms, 9))));
        Assert.Equal(-84.7, resolved.Series.Tilts[0].Transform!.Value.Rotation.Degrees, 1e-4);
        Assert.Contains(new("raw pixel size", "1.35 A, binned by 4", "ts.star"), resolved.Values);
        Assert.Contains(new("transforms", "5, turned by -84.70 to -84.70 degrees", "ts.xf"), resolved.Values);
        Assert.Contains(bench.Write("ts.xf", Lines(5)), resolved.Files);
    }

    [Fact]
    public void Without_transforms_no_tilt_has_one()
    {
        var bench = new MetadataBench { HeaderPixelSize = new(1.35) };
        Assert.All(bench.Resolve(Options(bench) with { Transforms = null }, Needs).Series.Tilts, tilt => Assert.Null(tilt.Transform));
        Assert.Equal(["raw-pixel-size"], bench.Errors(Options(bench) with { Transforms = null, RawPixelSize = new(1.35) }, Needs));
    }

    [Fact]
    public void The_raw_pixel_size_is_that_of_the_option_then_of_the_file_then_of_the_mdoc()
    {
        var bench = new MetadataBench { HeaderPixelSize = new(5.4) };
        var stated = bench.Resolve(Options(bench) with { RawPixelSize = new(0.675) }, Needs);
        Assert.Equal("raw-pixel-size-contradiction", Assert.Single(stated.Findings).Code);
        Assert.Equal(67.5, stated.Series.Tilts[0].Transform!.Value.ShiftX.Angstroms, Rounding);
        var options = Options(bench) with { Ctf = bench.Write("ts.defocus", "1 5 -6 6 3500 2\n"), TiltAxis = Raw.Geometry!.Axis, Hand = Hand.Plus, Voltage = Raw.Microscope.Voltage, SphericalAberration = Raw.Microscope.SphericalAberration };
        bench.WriteAngles("ts.tlt", MetadataBench.Sorted);
        Assert.Equal(["raw-pixel-size-missing"], bench.Errors(options, Needs));
        Assert.Contains(bench.Resolve(options with { RawPixelSize = new(1.35) }, Needs).Values, value => value is { Name: "raw pixel size", Source: "option --raw-pixel-size" });
        bench.WriteMdoc("PixelSpacing = 1.35", MetadataBench.Sorted);
        Assert.Contains(bench.Resolve(options, Needs).Values, value => value is { Name: "raw pixel size", Source: "mdoc ts.mrc.mdoc" });
    }

    [Fact]
    public void Axis_and_hand_of_the_raw_stack_are_asked_for_where_nothing_states_them()
    {
        var bench = new MetadataBench { HeaderPixelSize = new(5.4) };
        bench.WriteAngles("ts.tlt", MetadataBench.Sorted);
        var options = MetadataBench.Optics with { PixelSize = null, RawPixelSize = new(1.35), Ctf = bench.Write("ts.defocus", "1 5 -6 6 3500 2\n"), Transforms = bench.Write("ts.xf", Lines(5)) };
        Assert.Equal(["tilt-axis-missing", "hand-missing"], bench.Errors(options, Needs));
        bench.WriteMdoc("[T = Tilt axis angle = 84.7, binning = 1]", MetadataBench.Sorted);
        Assert.Equal(84.7, bench.Resolve(options with { Hand = Hand.Plus }, Needs).Series.Geometry!.Axis.Degrees, Rounding);
        bench.WriteMdoc("[T = TiltAxisAngle = -5.3]", MetadataBench.Sorted);
        var bad = bench.Errors(options with { Hand = Hand.Plus }, Needs);
        Assert.Equal(["tilt-axis-missing"], bad);
    }

    [Theory]
    [InlineData("-1 0 0 1 0 0", "a mirror image")]
    [InlineData("0.25 0 0 0.25 0 0", "a magnification from 0.25 to 0.25")]
    [InlineData("1.12 0 0 1.12 0 0", "a magnification from 1.12 to 1.12")]
    [InlineData("1 0.2 0 1 0 0", "a magnification from 0.905 to 1.105")]
    [InlineData("0 0 0 0 0 0", "a mirror image")]
    public void What_is_no_rotation_is_refused(string line, string found)
    {
        var bench = new MetadataBench { HeaderPixelSize = new(5.4) };
        var options = Options(bench) with { Transforms = bench.Write("bad.xf", Upright + Upright + line + "\n" + Upright + line + "\n") };
        var finding = Assert.Single(Assert.Throws<BadInputException>(() => bench.Resolve(options, Needs)).Findings, finding => finding.Severity == Severity.Error);
        Assert.Equal(("xf-shape", "section 2", found + ", and 1 sections more like it"), (finding.Code, finding.Place, finding.Found));
    }

    [Fact]
    public void Transforms_of_another_count_unreadable_or_for_an_estimation_are_refused()
    {
        var bench = new MetadataBench { HeaderPixelSize = new(5.4) };
        Assert.Equal(["xf-count"], bench.Errors(Options(bench) with { Transforms = bench.Write("few.xf", Lines(4)) }, Needs));
        Assert.Equal(["imod-transform"], bench.Errors(Options(bench) with { Transforms = bench.Write("odd.xf", Lines(4) + "1 0 0\n") }, Needs));
        Assert.Equal(["text-unreadable"], bench.Errors(Options(bench) with { Transforms = Path.Combine(bench.Folder, "nowhere.xf") }, Needs));
        Assert.Equal(["xf-unused"], bench.Errors(Options(bench), MetadataNeeds.TiltAngles | MetadataNeeds.Optics));
    }

    [Fact]
    public void Transforms_that_do_not_put_the_axis_upright_are_a_warning()
    {
        var bench = new MetadataBench { HeaderPixelSize = new(5.4) };
        string back = string.Concat(Enumerable.Repeat("0.0923717 -0.9957246 0.9957246 0.0923717 0 0\n", 5));
        var told = Assert.Single(bench.Resolve(Options(bench) with { Transforms = bench.Write("back.xf", back) }, Needs).Findings);
        Assert.Equal(("xf-axis", Severity.Warning, "the raw axis turned to -10.6 degrees"), (told.Code, told.Severity, told.Found));
    }

    private static string Lines(int count) => string.Concat(Enumerable.Repeat(Upright, count));

    private static MetadataOptions Options(MetadataBench bench)
    {
        string star = Path.Combine(bench.Folder, "ts.star");
        TiltSeriesStar.Write(star, Raw, "ts.mrc");
        return new() { Ctf = star, Transforms = bench.Write("ts.xf", Lines(5)) };
    }
}
