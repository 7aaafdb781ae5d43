using System.Text;
using Thon.Findings;
using Thon.Formats.Star;
using Thon.Formats.Warp;
using Xunit;

namespace Thon.Tests.Formats.Warp;

public sealed class TomostarFileTests
{
    internal const string Good = """

        data_

        loop_
        _wrpMovieName #1
        _wrpAngleTilt #2
        _wrpAxisAngle #3
        _wrpDose #4
        _wrpAverageIntensity #5
        _wrpMaskedFraction #6
        _wrpAxisOffsetX #7
        _wrpAxisOffsetY #8
        _wrpNewThing #9
        ../frames/a.tif   3.01  -93.500  5.280000  3.854  0.000  1.5  -2.25 x
        ../frames/b.tif   0.01  -93.500         0  3.950  0.010  0.0   0    y
        ../frames/c.tif  -2.99  -93.500      2.64  3.953  0.000 -1.5   2.25 z

        """;

    [Fact]
    public void Every_column_is_read()
    {
        var file = TomostarFile.Decode(StarFile.Decode(Good, "TS_1.tomostar"));
        Assert.Equal(["../frames/a.tif", "../frames/b.tif", "../frames/c.tif"], file.Rows.Select(row => row.Movie));
        Assert.Equal([3.01, 0.01, -2.99], file.Rows.Select(row => Math.Round(row.Angle.Degrees, 9)));
        Assert.All(file.Rows, row => Assert.Equal(-93.5, row.Axis!.Value.Degrees, 1e-9));
        Assert.Equal([5.28, 0, 2.64], file.Rows.Select(row => row.Dose.ElectronsPerSquareAngstrom));
        Assert.Equal([3.854, 3.95, 3.953], file.Rows.Select(row => row.AverageIntensity));
        Assert.Equal([0, 0.01, 0], file.Rows.Select(row => row.MaskedFraction));
        Assert.Equal([1.5, 0, -1.5], file.Rows.Select(row => row.OffsetX!.Value.Angstroms));
        Assert.Equal([-2.25, 0, 2.25], file.Rows.Select(row => row.OffsetY!.Value.Angstroms));
    }

    [Theory]
    [InlineData("_wrpAngleTilt", "_wrpAngle", "tomostar-column", null)]
    [InlineData("_wrpDose", "_wrpExposure", "tomostar-column", null)]
    [InlineData("  0.01  -93", "  NaN  -93", "star-value", "row 2, _wrpAngleTilt")]
    [InlineData("  3.01  -93", "  None  -93", "star-value", "row 1, _wrpAngleTilt")]
    [InlineData("  2.64  ", "  -2.64  ", "star-value", "row 3, _wrpDose")]
    [InlineData("  2.64  ", "  2,64  ", "star-value", "row 3, _wrpDose")]
    [InlineData("-2.99  -93.500", "-2.99  north", "star-value", "row 3, _wrpAxisAngle")]
    [InlineData("2.64  3.953  0.000 -1.5   2.25 z", "2.64", "star-row", "line")]
    public void A_malformed_file_is_refused_with_its_place(string good, string bad, string code, string? place)
    {
        Assert.Contains(good, Good);
        var refused = Assert.Throws<BadInputException>(() => TomostarFile.Decode(StarFile.Decode(Good.Replace(good, bad, StringComparison.Ordinal), "TS_1.tomostar")));
        var finding = Assert.Single(refused.Findings);
        Assert.Equal((code, "TS_1.tomostar"), (finding.Code, finding.File));
        if (place is not null) Assert.Contains(place, finding.Place);
    }

    [Fact]
    public void Rows_that_are_not_there_are_told()
    {
        string empty = Good[..Good.IndexOf("../frames/a", StringComparison.Ordinal)];
        Assert.Equal("tomostar-column", Assert.Single(Assert.Throws<BadInputException>(() => TomostarFile.Decode(StarFile.Decode(empty, "x"))).Findings).Code);
    }

    [Fact]
    public void Utf16_without_a_byte_order_mark_is_told_and_with_one_is_read()
    {
        string path = Path.Combine(Repository.TemporaryFolder(), "TS_1.tomostar");
        File.WriteAllText(path, Good, new UnicodeEncoding(false, byteOrderMark: false));
        Assert.Equal("text-unreadable", Assert.Single(Assert.Throws<BadInputException>(() => TomostarFile.Read(path)).Findings).Code);
        File.WriteAllText(path, Good, new UnicodeEncoding(false, byteOrderMark: true));
        Assert.Equal(3, TomostarFile.Read(path).Rows.Length);
    }

    [Fact]
    public void Only_a_tomostar_is_taken_for_one()
    {
        Assert.True(TomostarFile.Is(StarFile.Decode(Good, "x")));
        Assert.False(TomostarFile.Is(StarFile.Decode("data_\nloop_\n_rlnTomoName #1\nTS_1\n", "x")));
    }

    [Fact]
    public void The_signs_of_a_description_are_those_of_the_mdoc()
    {
        var series = WarpDescription.Of(TomostarFile.Decode(StarFile.Decode(Good, "folder/TS_1.tomostar")));
        Assert.Equal("TS_1", series.Name);
        Assert.Equal([-3.01, -0.01, 2.99], series.Tilts.Select(tilt => Math.Round(tilt.TiltAngle!.Value.Degrees, 9)));
        Assert.Equal([5.28, 0, 2.64], series.Tilts.Select(tilt => tilt.DoseBefore!.Value.ElectronsPerSquareAngstrom));
        Assert.All(series.Tilts, tilt => Assert.Equal(2.64, tilt.Dose!.Value.ElectronsPerSquareAngstrom, 1e-9));
        Assert.Equal([2, 0, 1], series.Tilts.Select(tilt => tilt.Acquired));
        Assert.All(series.Tilts, tilt => Assert.Null(tilt.Section));
        Assert.Equal(-93.5, series.TiltAxis!.Value.Degrees, 1e-9);
        Assert.Null(series.Hand);
        var alignment = series.Tilts[2].Alignment!;
        Assert.Equal((2.99, -93.5, -1.5, 2.25), (Math.Round(alignment.TiltAngle.Degrees, 9), Math.Round(alignment.Axis.Degrees, 9), alignment.ShiftX.Angstroms, alignment.ShiftY.Angstroms));
    }

    [Fact]
    public void A_real_file_is_read()
    {
        var series = WarpDescription.Of(TomostarFile.Read(Repository.Shared("data/warp/TS_1_from_docs.tomostar")));
        Assert.Equal(41, series.Tilts.Length);
        // The names of the movies hold the angles of the mdoc, rounded to a degree or so.
        Assert.All(series.Tilts, tilt => Assert.Equal(double.Parse(tilt.Movie!.Split('_')[^3], System.Globalization.CultureInfo.InvariantCulture), tilt.TiltAngle!.Value.Degrees, 0.05));
        Assert.All(series.Tilts, tilt => Assert.Equal(-93.5, series.TiltAxis!.Value.Degrees, 1e-9));
        // And the number of the acquisition, from 1.
        Assert.All(series.Tilts, tilt => Assert.Equal(int.Parse(tilt.Movie!.Split('_')[^4], System.Globalization.CultureInfo.InvariantCulture) - 1, tilt.Acquired));
        Assert.All(series.Tilts, tilt => Assert.Equal(2.64, tilt.Dose!.Value.ElectronsPerSquareAngstrom, 1e-4));
    }
}
