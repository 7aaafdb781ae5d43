using System.Text;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Star;
using Thon.Tilts;
using Xunit;

namespace Thon.Tests.Formats.Star;

/// <summary>Files of tilt series with one thing odd or wrong each: they are read right, or a finding says what is wrong and where.</summary>
public sealed class MalformedStarTests
{
    private const string Head = "data_t\nloop_\n_rlnMicrographName\n_rlnDefocusU\n_rlnMicrographPreExposure\n";

    [Theory]
    [InlineData("a row with too few values", Head + "a 1 0\nb 2\n", "star-row", "line 7")]
    [InlineData("a row with too many", Head + "a 1 0 7\n", "star-row", "line 6")]
    [InlineData("a loop without labels", "data_t\nloop_\na 1 0\n", "star-loop", "line 2")]
    [InlineData("a label twice", "data_t\nloop_\n_rlnDefocusU\n_rlnDefocusU\n1 1\n", "star-label-repeated", "line 2")]
    [InlineData("a label without its value", "data_t\n_rlnDefocusU\n", "star-pair", "line 2")]
    [InlineData("a quote that never closes", Head + "'a 1 0\n", "star-quote", "line 6")]
    [InlineData("semicolon text that never closes", Head + "\n;a\n1 0\n", "star-quote", "line 7")]
    [InlineData("a defocus of nan", Head + "a nan 0\n", "star-value", "data_t, row 1, _rlnDefocusU")]
    [InlineData("a dose of inf", Head + "a 1 inf\n", "star-value", "data_t, row 1, _rlnMicrographPreExposure")]
    [InlineData("an empty number", Head + "a \"\" 0\n", "star-value", "data_t, row 1, _rlnDefocusU")]
    [InlineData("a decimal comma", Head + "a 1,5 0\n", "star-value", "data_t, row 1, _rlnDefocusU")]
    [InlineData("a dose below zero", Head + "a 1 -3\n", "star-value", "data_t, row 1, _rlnMicrographPreExposure")]
    [InlineData("a hand of 0", "data_global\nloop_\n_rlnTomoName\n_rlnTomoHand\nt 0\n", "star-value", "data_global, row 1, _rlnTomoHand")]
    [InlineData("a pixel size of 0", "data_global\nloop_\n_rlnTomoName\n_rlnTomoTiltSeriesPixelSize\nt 0\n", "star-value", "data_global, row 1, _rlnTomoTiltSeriesPixelSize")]
    [InlineData("a voltage below zero", "data_global\nloop_\n_rlnTomoName\n_rlnVoltage\nt -300\n", "star-value", "data_global, row 1, _rlnVoltage")]
    [InlineData("a tilt of 600 degrees", "data_t\nloop_\n_rlnTomoNominalStageTiltAngle\n600\n", "star-value", "data_t, row 1, _rlnTomoNominalStageTiltAngle")]
    [InlineData("several series, none of the name", "data_a\nloop_\n_rlnDefocusU\n1\ndata_b\nloop_\n_rlnDefocusU\n1\n", "star-several-series", null)]
    [InlineData("no series at all", "data_model\n_rlnPixels 1\n", "star-no-series", null)]
    [InlineData("tables without rows", Head, "star-no-series", null)]
    [InlineData(
        "a matrix of three numbers",
        "data_global\nloop_\n_rlnTomoName\n_rlnTomoSizeX\n_rlnTomoSizeY\n_rlnTomoSizeZ\n_rlnTomoTiltSeriesPixelSize\nt 9 9 9 2\ndata_t\nloop_\n_rlnTomoProjX\n_rlnTomoProjY\n_rlnTomoProjZ\n_rlnTomoProjW\n"
        + "[1,0,0] [0,1,0,0] [0,0,1,0] [0,0,0,1]\n",
        "star-value", "data_t, row 1, _rlnTomoProjX")]
    public void A_file_with_one_thing_wrong_is_refused_with_its_place(string quirk, string text, string code, string? place)
    {
        var refusal = Assert.Throws<BadInputException>(() => TiltSeriesStar.Decode(StarFile.Decode(text, "x.star"), "t"));
        var finding = refusal.Findings.First(one => one.Severity == Severity.Error);
        Assert.True(finding.Code == code && finding.Place == place, $"{quirk}: {finding}");
    }

    [Theory]
    [InlineData("the same image in two rows", Head + "000001@a.st 1 0\n000001@a.st 2 3\n", "star-image-twice")]
    [InlineData("rows that go on over line ends", "data_t\nloop_\n_rlnMicrographName\n_rlnDefocusU\na\n1\nb\n2\n", "star-row-wrapped")]
    [InlineData("a resolution of inf", "data_t\nloop_\n_rlnDefocusU\n_rlnCtfMaxResolution\n1 inf\n", "star-figure")]
    [InlineData("movies of one index", "data_t\nloop_\n_rlnDefocusU\n_rlnTomoTiltMovieIndex\n1 1\n2 1\n", "star-acquired")]
    [InlineData("fewer rows than frames", "data_global\nloop_\n_rlnTomoName\n_rlnTomoTiltSeriesName\n_rlnTomoFrameCount\nt t.st 3\ndata_t\nloop_\n_rlnDefocusU\n1\n2\n", "star-frame-count")]
    [InlineData("images of two optics groups", "data_optics\nloop_\n_rlnOpticsGroup\n_rlnVoltage\n1 300\n2 200\ndata_micrographs\nloop_\n_rlnMicrographName\n_rlnOpticsGroup\n_rlnDefocusU\na 2 1\nb 1 1\n", "star-optics-groups")]
    public void A_file_with_one_thing_odd_is_read_with_a_warning(string quirk, string text, string code)
    {
        var read = TiltSeriesStar.Decode(StarFile.Decode(text, "x.star"), "t");
        Assert.True(read.Findings is [{ Severity: Severity.Warning } finding] && finding.Code == code, $"{quirk}: {string.Join(' ', read.Findings)}");
    }

    [Fact]
    public void Fewer_rows_than_frames_are_not_taken_for_sections()
    {
        const string text = "data_global\nloop_\n_rlnTomoName\n_rlnTomoTiltSeriesName\n_rlnTomoFrameCount\nt t.st 3\ndata_t\nloop_\n_rlnDefocusU\n1\n2\n";
        Assert.All(TiltSeriesStar.Decode(StarFile.Decode(text, "x.star"), "t").Tilts, tilt => Assert.Equal((null, null), (tilt.Section, tilt.Image)));
    }

    [Fact]
    public void Optics_are_those_of_the_group_of_the_images()
    {
        const string text = "data_optics\nloop_\n_rlnOpticsGroup\n_rlnVoltage\n1 300\n2 200\ndata_micrographs\nloop_\n_rlnMicrographName\n_rlnOpticsGroup\n_rlnDefocusU\na 2 1\n";
        Assert.Equal(200, TiltSeriesStar.Decode(StarFile.Decode(text, "x.star"), "t").Voltage!.Value.Kilovolts, 1e-9);
    }

    [Fact]
    public void Overfocus_stays_overfocus()
    {
        var defocus = TiltSeriesStar.Decode(StarFile.Decode("data_t\nloop_\n_rlnDefocusU\n_rlnDefocusV\n-30000 -31000\n", "x.star"), "t").Tilts[0].Estimate!.Defocus;
        Assert.Equal((-30000, -31000), (defocus.U.Angstroms, defocus.V.Angstroms));
    }

    [Fact]
    public void Missing_values_as_Relion_writes_them_are_not_known()
    {
        var tilt = TiltSeriesStar.Decode(StarFile.Decode("data_t\nloop_\n_rlnMicrographName\n_rlnDefocusU\n_rlnTomoYTilt\nNone None <NA>\n", "x.star"), "t").Tilts[0];
        Assert.Equal((null, null, null), (tilt.Image, tilt.Estimate, tilt.TiltAngle));
    }

    [Theory]
    [InlineData("\uFEFF", "\n")]
    [InlineData("", "\r\n")]
    [InlineData("\uFEFF", "\r\n")]
    [InlineData("", "\r")]
    public void Byte_order_marks_and_line_ends_of_other_systems_change_nothing(string mark, string lineEnd)
    {
        string path = Written((mark + Head + "a 30000 3\nb 31000 6\n").Replace("\n", lineEnd, StringComparison.Ordinal), new UTF8Encoding(false));
        var read = TiltSeriesStar.Read(path, "t");
        Assert.Equal(["a", "b"], read.Tilts.Select(tilt => tilt.Image));
        Assert.Empty(read.Findings);
    }

    [Fact]
    public void Latin_letters_of_another_encoding_are_told_with_their_line()
    {
        var read = TiltSeriesStar.Read(Written(Head + "a 30000 3\nMüller/b 31000 6\n", Encoding.Latin1), "t");
        Assert.Equal(("star-encoding", "line 7"), (Assert.Single(read.Findings).Code, read.Findings[0].Place));
        Assert.Equal(31000, read.Tilts[1].Estimate!.Defocus.U.Angstroms);
    }

    [Fact]
    public void A_file_of_the_series_that_is_not_there_is_told()
    {
        string path = Written("data_global\nloop_\n_rlnTomoName\n_rlnTomoTiltSeriesStarFile\n_rlnTomoHand\nt tilt_series/t.star -1\n", Encoding.ASCII);
        var read = TiltSeriesStar.Read(path, "t");
        Assert.Equal((Hand.Plus, "star-not-followed"), (read.Hand!.Value, Assert.Single(read.Findings).Code));
    }

    [Fact]
    public void A_file_that_names_itself_ends()
    {
        string path = Path.Combine(Repository.TemporaryFolder(), "t.star");
        File.WriteAllText(path, "data_global\nloop_\n_rlnTomoName\n_rlnTomoTiltSeriesStarFile\n_rlnTomoTiltSeriesName\nt t.star t.star\n");
        Assert.Empty(TiltSeriesStar.Read(path, "t").Tilts);
        Assert.Throws<BadInputException>(() => SectionFile.Open(path));
    }

    private static string Written(string text, Encoding encoding)
    {
        string path = Path.Combine(Repository.TemporaryFolder(), "x.star");
        File.WriteAllBytes(path, encoding.GetBytes(text));
        return path;
    }
}
