using Thon.Findings;
using Thon.Formats.AreTomo;
using Xunit;

namespace Thon.Tests.Formats.AreTomo;

public sealed class AreTomoTiltsTests
{
    private const string Good = "   -3.01     3    2.5000\n    0.00     1    2.0000\n    3.00     2    3.0000\n";

    [Fact]
    public void Every_column_is_read_and_written_as_it_was()
    {
        var file = AreTomoTilts.Decode(Good, "TS_1_TLT.txt");
        Assert.Equal([-3.01, 0, 3], file.Tilts.Select(tilt => Math.Round(tilt.Angle.Degrees, 9)));
        Assert.Equal([2, 0, 1], file.Tilts.Select(tilt => tilt.Acquired));
        Assert.Equal([2.5, 2, 3], file.Tilts.Select(tilt => tilt.Dose!.Value.ElectronsPerSquareAngstrom));
        Assert.Equal(Good.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), file.Encode().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Doses_are_added_up_in_the_order_of_acquisition()
    {
        var series = AreTomoDescription.Of(AreTomoTilts.Decode(Good, "TS_1_TLT.txt"));
        Assert.Equal("TS_1", series.Name);
        Assert.Equal([5.0, 0, 2], series.Tilts.Select(tilt => tilt.DoseBefore!.Value.ElectronsPerSquareAngstrom));
        Assert.Equal([2, 0, 1], series.Tilts.Select(tilt => tilt.Acquired));
        Assert.All(series.Tilts, tilt => Assert.Null(tilt.Section));
    }

    [Fact]
    public void Doses_that_are_all_zero_are_not_known()
    {
        var series = AreTomoDescription.Of(AreTomoTilts.Decode("1 1 0\n2 2 0\n", "x_TLT.txt"));
        Assert.All(series.Tilts, tilt => Assert.Equal((null, null), (tilt.Dose, tilt.DoseBefore)));
    }

    [Fact]
    public void Images_that_are_missing_from_the_order_are_told() =>
        Assert.Equal("aretomo-tilts-gap", Assert.Single(AreTomoDescription.Of(AreTomoTilts.Decode("1 1 2\n2 3 2\n", "x_TLT.txt")).Findings).Code);

    [Theory]
    [InlineData("1.0\n2.0\n", null, null)]
    [InlineData("1.0 1\n2.0 2\n", 1, null)]
    [InlineData("1.0 0\n2.0 1\n", 1, "aretomo-tilts-from-0")]
    public void Fewer_columns_say_less(string text, int? last, string? warning)
    {
        var file = AreTomoTilts.Decode(text, "x_TLT.txt");
        Assert.Equal(last, file.Tilts[1].Acquired);
        Assert.Null(file.Tilts[1].Dose);
        Assert.Equal(warning, file.Findings.FirstOrDefault()?.Code);
    }

    [Theory]
    [InlineData("", "aretomo-tilts-empty")]
    [InlineData("-3.0 one 2\n", "aretomo-tilts-line")]
    [InlineData("-3,0 1 2\n", "aretomo-tilts-line")]
    [InlineData("NaN 1 2\n", "aretomo-tilts-line")]
    [InlineData("-3.0 1 -2\n", "aretomo-tilts-line")]
    [InlineData("-3.0 1 2 3\n", "aretomo-tilts-line")]
    [InlineData("-3.0 1.5 2\n", "aretomo-tilts-line")]
    [InlineData("-3.0 1 2\n0.0 2\n", "aretomo-tilts-line")]
    [InlineData("-3.0 2\n0.0 2\n", "aretomo-tilts-order")]
    public void A_malformed_file_is_refused(string text, string code)
    {
        var finding = Assert.Single(Assert.Throws<BadInputException>(() => AreTomoTilts.Decode(text, "x_TLT.txt")).Findings);
        Assert.Equal((code, "x_TLT.txt"), (finding.Code, finding.File));
    }

    [Theory]
    [InlineData(Good, true)]
    [InlineData("1.0 1\n2.0 2\n", true)]
    [InlineData("1.0\n2.0\n", false)]
    [InlineData("1 0 0 1 2 3\n", false)]
    [InlineData("1.0 2.6\n", false)]
    [InlineData("-3.0 one 2\n", false)]
    public void Only_a_list_of_tilts_is_taken_for_one(string text, bool expected) => Assert.Equal(expected, AreTomoTilts.Is(text));
}
