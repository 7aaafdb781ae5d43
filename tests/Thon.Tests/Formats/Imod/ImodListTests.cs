using Thon.Findings;
using Thon.Formats.Imod;
using Thon.Tests.Formats.Star;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Formats.Imod;

public sealed class ImodListTests
{
    // Two decimals of a degree, as IMOD writes.
    private const double Written = 0.005;

    [Theory]
    [InlineData("etomofiles_TS_001.tlt", 40, -57.12)]
    [InlineData("etomofiles_TS_001.rawtlt", 40, -60)]
    [InlineData("etomofiles_TS_001.xtilt", 40, -0.01)]
    [InlineData("cryocat_017.tlt", 60, -52.01)]
    [InlineData("imod_BBa_fid.tlt", 61, 65.06)]
    [InlineData("pytom_test_angles.rawtlt", 35, -51)]
    public void Angle_lists_of_other_programs_are_read_and_survive(string name, int count, double first)
    {
        var angles = ImodAngles.Read(Repository.Shared($"data/tlt_xf/{name}"));
        Assert.Equal(first, angles[0].Degrees, Written);
        Assert.Equal(count, angles.Length);
        Assert.Equal(angles.Select(angle => angle.Degrees), ImodAngles.Decode(ImodAngles.Encode(angles), name).Select(angle => angle.Degrees), (a, b) => Math.Abs(a - b) <= Written);
    }

    [Fact]
    public void Angle_lists_take_any_line_ends_and_blank_lines() =>
        Assert.Equal([-1, 0, 1], ImodAngles.Decode("\uFEFF -1.0 \r\n\r\n\t0\r1", "x").Select(angle => Math.Round(angle.Degrees, 9)));

    [Theory]
    [InlineData("", "imod-no-angles")]
    [InlineData("1\n2 3\n", "imod-angle")]
    [InlineData("NaN\n", "imod-angle")]
    [InlineData("1,5\n", "imod-angle")]
    public void Broken_angle_lists_are_refused(string text, string code) =>
        Assert.Equal(code, Assert.Throws<BadInputException>(() => ImodAngles.Decode(text, "x")).Findings[0].Code);

    [Fact]
    public void A_small_negative_angle_is_not_written_as_minus_zero() => Assert.Equal("    0.00\n", ImodAngles.Encode([Angle.FromDegrees(-0.001)]));

    [Theory]
    [InlineData("etomofiles_TS_001.xf")]
    [InlineData("imod_BBa_fid.xf")]
    public void Transforms_survive_reading_and_writing_to_the_byte(string name)
    {
        string path = Repository.Shared($"data/tlt_xf/{name}");
        Assert.Equal(File.ReadAllText(path), ImodTransforms.Encode(ImodTransforms.Read(path)));
    }

    [Fact]
    public void A_line_of_five_numbers_is_no_transform() =>
        Assert.Equal("line 2", Assert.Throws<BadInputException>(() => ImodTransforms.Decode("1 0 0 1 0 0\n1 0 0 1 0\n", "x")).Findings[0].Place);

    [Fact]
    public void Random_text_is_read_or_refused()
    {
        Fuzz.NeverCrashes(text => ImodAngles.Decode(text, "fuzz"));
        Fuzz.NeverCrashes(text => ImodTransforms.Decode(text, "fuzz"));
    }
}
