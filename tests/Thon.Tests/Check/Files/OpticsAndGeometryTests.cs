using Thon.Check.Files;
using Thon.Findings;
using Thon.Tilts;
using Thon.Units;
using Xunit;
using static Thon.Tests.Check.Files.ClaimsBench;

namespace Thon.Tests.Check.Files;

/// <summary>Microscope, axis, hand, names and labels: a small fault each, found by its code, and nothing else.</summary>
public sealed class OpticsAndGeometryTests
{
    [Theory]
    [InlineData(300000, "voltage-unit", Severity.Error)]
    [InlineData(250, "voltage-unusual", Severity.Warning)]
    public void Another_voltage_is_told(double kilovolts, string code, Severity severity) =>
        Only(WithStar(star => star with { Voltage = Voltage.FromKilovolts(kilovolts) }), code, severity);

    [Theory]
    [InlineData(2700, "cs-unit", Severity.Error)]
    [InlineData(4.1, "cs-unusual", Severity.Note)]
    [InlineData(0.27, "cs-unusual", Severity.Warning)]
    [InlineData(27, "cs-unusual", Severity.Warning)]
    public void Another_spherical_aberration_is_told(double millimeters, string code, Severity severity) =>
        Only(WithStar(star => star with { SphericalAberration = Length.FromMillimeters(millimeters) }), code, severity);

    [Theory]
    [InlineData(7, "amplitude-contrast-unit", Severity.Error)]
    [InlineData(0.2, "amplitude-contrast-unusual", Severity.Note)]
    [InlineData(0, "amplitude-contrast-unusual", Severity.Warning)]
    [InlineData(0.7, "amplitude-contrast-unusual", Severity.Warning)]
    public void Another_amplitude_contrast_is_told(double contrast, string code, Severity severity) =>
        Only(WithStar(star => star with { AmplitudeContrast = contrast }), code, severity);

    [Theory]
    [InlineData(100, 0.01, 0.1)]
    [InlineData(120, 2.0, 0.07)]
    [InlineData(200, 2.26, 0.08)]
    public void Usual_microscopes_are_not_told(double kilovolts, double millimeters, double contrast)
    {
        var star = Good.Descriptions[0] with { Voltage = Voltage.FromKilovolts(kilovolts), SphericalAberration = Length.FromMillimeters(millimeters), AmplitudeContrast = contrast };
        Assert.Empty(FileChecks.Run(Good with { Descriptions = [star] }));
    }

    [Fact]
    public void Optics_that_nobody_states_are_not_unusual()
    {
        var series = Good.Series! with { Microscope = new(new(double.NaN), new(double.NaN), 0.07) };
        Assert.Empty(FileChecks.Run(new FileClaims(new NamedStack(Stack, Count)) { Series = series }));
    }

    [Theory]
    [InlineData(85.3, Severity.Warning, "A quarter of a turn apart")]
    [InlineData(-4.7, Severity.Note, "Half a turn apart")]
    [InlineData(120, Severity.Warning, "The title is used")]
    public void An_mdoc_that_names_two_axes_is_told(double rotation, Severity severity, string advice) =>
        Assert.StartsWith(advice, Only(WithSections(i => Section(i).Replace("RotationAngle = 175.3", FormattableString.Invariant($"RotationAngle = {rotation}"))), "mdoc-axis-rotation", severity).Advice, StringComparison.Ordinal);

    [Theory]
    [InlineData(0, "axis-of-raw", Severity.Note)]
    [InlineData(180, "axis-of-raw", Severity.Note)]
    [InlineData(-94.7, "axis-half-turn", Severity.Note)]
    [InlineData(-6, "axis-quarter-turn", Severity.Warning)]
    [InlineData(60, "axis-differs", Severity.Warning)]
    public void An_axis_that_is_not_the_mdocs_is_told(double axis, string code, Severity severity) =>
        Only(Good with { Axes = [Angle.FromDegrees(axis)], Descriptions = [] }, code, severity);

    [Fact]
    public void The_axis_of_a_file_is_compared_where_none_is_chosen_yet()
    {
        var claims = WithStar(star => star with { TiltAxis = Angle.FromDegrees(174.3) }) with { Axes = [Angle.Zero, Angle.FromDegrees(174.3)] };
        Assert.Equal(Star, Only(claims, "axis-quarter-turn", Severity.Warning).File);
    }

    [Fact]
    public void Both_axes_of_Tomography_5_stand()
    {
        var claims = With(i => Section(i).Replace("RotationAngle = 175.3", "RotationAngle = -84.23"), Row, "TiltAxisAngle = -174.23") with { Descriptions = [] };
        Assert.Empty(FileChecks.Run(claims with { Axes = [Angle.FromDegrees(-174.23)] }));
        Assert.Empty(FileChecks.Run(claims with { Axes = [Angle.FromDegrees(-84.23)] }));
    }

    [Fact]
    public void A_hand_other_than_the_one_in_use_is_a_warning() => Only(Good with { Hands = [Hand.Minus] }, "hand-contradiction", Severity.Warning);

    [Fact]
    public void The_other_hand_about_an_axis_turned_by_half_is_the_same()
    {
        var turned = WithStar(star => star with { TiltAxis = Angle.FromDegrees(-94.7), Hand = Hand.Minus });
        Assert.DoesNotContain(FileChecks.Run(turned), finding => finding.Code == "hand-contradiction");
        Assert.Contains(FileChecks.Run(turned with { Hands = [Hand.Minus] }), finding => finding.Code == "hand-contradiction");
    }

    [Theory]
    [InlineData("TS_02.mrc", Severity.Warning)]
    [InlineData("TS_011.mrc", Severity.Warning)]
    [InlineData("TS_01_flip_dw.mrc", Severity.Note)]
    public void Rows_of_another_stack_are_told(string stack, Severity severity) =>
        Only(WithRows(i => Row(i) with { Image = $"{i + 1:000000}@out/{stack}" }), "row-stack-name", severity);

    [Fact]
    public void Movies_of_another_series_are_a_warning()
    {
        var claims = WithRows(i => Row(i) with { Movie = $"frames/TS_02_{i:000}.mrc" });
        Assert.Equal("The file, or the mdoc, is of another series", Only(claims, "row-movie-name", Severity.Warning).Advice);
        Assert.Empty(FileChecks.Run(WithRows(i => Row(i) with { Movie = $"motion/TS_01_{i:000}.mrc" })));
    }

    [Fact]
    public void An_mdoc_of_another_stack_is_a_note()
    {
        var mdoc = Good.Mdoc!;
        Only(Good with { Mdoc = mdoc with { Header = [.. mdoc.Header.Select(entry => entry.Key == "ImageFile" ? entry with { Value = "X:\\grid2\\lamella7.mrc" } : entry)] } }, "mdoc-image-file", Severity.Note);
    }

    [Fact]
    public void A_stack_that_is_a_result_is_a_warning() =>
        Only(Good with { Stack = new NamedStack("TS_01.mrc", Count, "Thon: flip+dw(gg,mid)") }, "data-type-result", Severity.Warning);

    [Fact]
    public void A_file_written_with_a_result_is_a_note() =>
        Only(WithStar(star => star with { DataType = DataType.Raw.Then("flip") }), "data-type-differs", Severity.Note);
}
