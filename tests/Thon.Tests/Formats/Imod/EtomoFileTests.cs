using CsCheck;
using Thon.Formats.Imod;
using Xunit;

namespace Thon.Tests.Formats.Imod;

public sealed class EtomoFileTests
{
    // The last bits of a unit conversion.
    private const double Rounding = 1e-9;

    [Fact]
    public void A_real_file_is_read_and_written_again_to_the_byte()
    {
        string path = Repository.Shared("data/tlt_xf/etomofiles_TS_001.edf");
        var edf = EtomoFile.Read(path);
        Assert.Equal(File.ReadAllText(path), edf.Encode());
        Assert.Equal(("TS_001", "Extract", 1.0, false), (edf.DatasetName, edf.TiltAngleType, edf.Binning, edf.IsDualAxis));
        Assert.Equal(6.192, edf.PixelSize!.Value.Angstroms, Rounding);
        Assert.Equal(83.9, edf.TiltAxis!.Value.Degrees, Rounding);
        Assert.Equal("39", edf.Excluded.ToString());
        Assert.Null(edf["Setup.ImageRotationB"]);
        Assert.Empty(edf.Findings);
    }

    [Fact]
    public void A_description_holds_the_series_and_the_views_left_out()
    {
        var series = ImodDescription.OfEdf(EtomoFile.Read(Repository.Shared("data/tlt_xf/etomofiles_TS_001.edf")));
        Assert.Equal(("TS_001", 6.192), (series.Name, Math.Round(series.PixelSize!.Value.Angstroms, 9)));
        Assert.Equal(83.9, series.TiltAxis!.Value.Degrees, Rounding);
        var only = Assert.Single(series.Tilts);
        Assert.Equal((39, true), (only.Section, only.IsExcluded));
    }

    [Fact]
    public void Lists_of_views_hold_ranges() =>
        Assert.Equal([0, 1, 37, 38, 39], ImodDescription.OfEdf(Of("Setup.AxisA.ExcludeProjections=1,2, 38-40\n")).Tilts.Select(tilt => tilt.Section!.Value));

    [Fact]
    public void Ranges_of_angles_and_second_axes_are_told()
    {
        var series = ImodDescription.OfEdf(Of("Setup.AxisA.TiltAngle.Type=Range\nSetup.AxisType=Dual Axis\n"));
        Assert.Equal(["edf-dual-axis", "edf-range"], series.Findings.Select(finding => finding.Code));
    }

    [Fact]
    public void Another_value_takes_the_place_of_the_old_one_and_new_keys_come_last()
    {
        var edf = Of("# c\r\na=1\r\nb = 2\r\nc\\:d=x\\=y");
        Assert.Equal("x=y", edf["c:d"]);
        Assert.Equal("# c\r\na=7\r\nb = 2\r\nc\\:d=x\\=y\nnew=C\\:/\\u00E9\n", edf.With("a", "7").With("b", "2").With("new", "C:/é").Encode());
    }

    [Fact]
    public void Any_value_survives_writing_and_reading() => Gen.Select(Gen.String[Gen.Char[' ', 'ÿ'], 1, 9], Gen.String[Gen.Char['\t', 'ÿ'], 0, 9]).Sample((key, value) =>
    {
        if (key.Trim() != key || key[0] is '#' or '!') return;
        Assert.Equal(value.Trim() is { Length: > 0 } kept ? kept : null, EtomoFile.Decode(Of("a=1\n").With(key, value).Encode(), "x")[key]);
    });

    [Fact]
    public void Any_lines_survive_reading_and_writing() =>
        Gen.Int[0, 7].Select(i => new[] { "a=1", " b = 2 ", "# c", "", "stray", "!x", "=y", "k\\=e=\\u00e9" }[i]).Array[1, 9]
            .Select(Gen.Int[0, 2], (lines, end) => "z=1" + string.Concat(lines.Select(line => new[] { "\n", "\r\n", "\r" }[end] + line)))
            .Sample(text => Assert.Equal(text, Of(text).Encode()));

    private static EtomoFile Of(string text) => EtomoFile.Decode(text, "x.edf");
}
