using Thon.Findings;
using Thon.Formats.Imod;
using Xunit;

namespace Thon.Tests.Formats.Imod;

/// <summary>Files of IMOD that are wrong in one way each: a finding names it, and nothing else goes wrong.</summary>
public sealed class MalformedImodTests
{
    private const string Three = "1 0 0.0 0.0 0.0 3\n";

    [Theory]
    [InlineData("\n \n", "defocus-empty")]
    [InlineData(Three, "defocus-empty")]
    [InlineData(Three + "1 1 0 0 3000\n", "defocus-line")]
    [InlineData(Three + "1 1 0 0 3000 3000 0 9\n", "defocus-line")]
    [InlineData(Three + "0 0 0 0 3000 3000 0\n", "defocus-view")]
    [InlineData("3 1 0 0 3000 2\n", "defocus-line")]
    [InlineData("1.5 2 0 0 3000 2\n", "defocus-line")]
    [InlineData("1 1 0 0 3000,5 2\n", "defocus-line")]
    [InlineData("1 1 0 0 nan 2\n", "defocus-line")]
    [InlineData("64 0 0.0 0.0 0.0 3\n1 1 0 0 3000\n", "defocus-version")]
    [InlineData("1 0 0.0 0.0 0.0 4\n1 1 0 0 3000\n", "defocus-version")]
    [InlineData("1 1 0 0 3000 2\0\n", "text-unreadable")]
    public void Defocus_files_that_cannot_be_used_are_refused(string text, string code) =>
        Assert.Equal(code, Assert.Throws<BadInputException>(() => ImodDefocusFile.Decode(text, "x")).Findings[0].Code);

    [Theory]
    [InlineData("1 1 0 0 35000 2\n", "defocus-unit")]
    [InlineData("1 1 0 0 3.5 2\n", "defocus-unit")]
    [InlineData("0 0 0 0 3000 2\n", "defocus-views-from-0")]
    [InlineData("1 1 0 0 3000 2\n1 1 0 0 3100\n", "defocus-repeated")]
    public void Defocus_files_with_a_doubt_are_read_and_it_is_told(string text, string code) =>
        Assert.Equal((code, Severity.Warning), ImodDefocusFile.Decode(text, "x").Findings is [var only] ? (only.Code, only.Severity) : default);

    [Fact]
    public void Of_lines_for_the_same_view_the_last_one_holds() =>
        Assert.Equal(31000, ImodDefocusFile.Decode("1 1 0 0 3000 2\n1 1 0 0 3100\n", "x").At(1).Defocus.U.Angstroms, 1e-9);

    [Theory]
    [InlineData("", "imod-no-angles")]
    [InlineData("\n\n  \n", "imod-no-angles")]
    [InlineData("1 2\n3 4\n", "imod-angle")]
    [InlineData("1,5\n", "imod-angle")]
    [InlineData("one\n", "imod-angle")]
    public void Lists_of_angles_that_cannot_be_used_are_refused(string text, string code) =>
        Assert.Equal(code, Assert.Throws<BadInputException>(() => ImodAngles.Decode(text, "x")).Findings[0].Code);

    [Fact]
    public void A_list_of_doses_is_doubted_as_a_list_of_angles()
    {
        var angles = ImodAngles.Read(Repository.Shared("data/tlt_xf/cryocat_017_corrected_dose.txt"));
        Assert.Equal((60, "imod-angle-range"), (angles.Length, Assert.Single(ImodDescription.OfAngles(angles, "x").Findings).Code));
    }

    [Theory]
    [InlineData("", "imod-no-transforms")]
    [InlineData("1 0 0 1 0\n", "imod-transform")]
    [InlineData("1 0 0 1 0 0 0\n", "imod-transform")]
    [InlineData("1 0 0 1 inf 0\n", "imod-transform")]
    [InlineData("1 0 0 1 0 0\n0 0 0 0 0 0\n", "xf-shape")]
    [InlineData("1 0 0 -1 0 0\n", "xf-shape")]
    public void Transforms_that_cannot_be_used_are_refused(string text, string code) =>
        Assert.Equal(code, Assert.Throws<BadInputException>(() => ImodDescription.OfTransforms(ImodTransforms.Decode(text, "x"), new("ts"), "x")).Findings[0].Code);

    [Fact]
    public void Transforms_of_another_number_than_the_angles_are_refused() =>
        Assert.Equal("xf-count", Assert.Throws<BadInputException>(() => ImodDescription.OfTransforms([ImodTransform.Identity], new("ts") { TiltAngles = [default, default] }, "x")).Findings[0].Code);

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment\n")]
    [InlineData("no equals sign\n")]
    public void An_eTomo_file_without_properties_is_refused(string text) =>
        Assert.Equal("edf-empty", Assert.Throws<BadInputException>(() => EtomoFile.Decode(text, "x")).Findings[0].Code);

    [Theory]
    [InlineData("no equals sign", "edf-line")]
    [InlineData("Setup.PixelSize=0,6192", "edf-number")]
    [InlineData("Setup.AxisA.ExcludeProjections=40-38", "edf-excluded")]
    [InlineData("Setup.AxisA.ExcludeProjections=0,3", "edf-excluded")]
    public void Lines_of_an_eTomo_file_that_say_nothing_are_told(string line, string code) =>
        Assert.Equal((code, "line 2"), EtomoFile.Decode("a=1\n" + line + "\n", "x").Findings is [var only] ? (only.Code, only.Place) : default);

    [Fact]
    public void A_range_of_views_beyond_all_reason_does_no_harm()
    {
        var edf = EtomoFile.Decode("Setup.AxisA.ExcludeProjections=1-2000000000\n", "x");
        Assert.Equal("edf-excluded", Assert.Throws<BadInputException>(() => ImodDescription.OfEdf(edf)).Findings[0].Code);
        var file = ImodDefocusFile.Decode("1 2000000000 0 0 3000 2\n", "x");
        Assert.Equal("defocus-views", Assert.Throws<BadInputException>(() => ImodDescription.OfDefocus(file, new("ts"))).Findings[0].Code);
    }
}
