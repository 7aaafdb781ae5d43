using Thon.Findings;
using Thon.Formats.Mdoc;
using Thon.Tests.Formats.Star;
using Xunit;

namespace Thon.Tests.Formats.Mdoc;

public sealed class MdocFileTests
{
    // The last bits of a degree turned into radian and back.
    private const double Rounding = 1e-9;

    [Fact]
    public void A_SerialEM_series_is_read()
    {
        var mdoc = MdocFile.Read(Repository.Shared("data/mdoc/EMPIAR10164_TS_01.mrc.mdoc"));
        Assert.Empty(mdoc.Findings);
        Assert.Equal(MdocDialect.SerialEM, mdoc.Dialect);
        Assert.Equal(Enumerable.Range(0, 41), mdoc.Sections.Select(section => section.ZValue!.Value));
        Assert.Equal(5.4, mdoc.PixelSpacing!.Value.Angstroms);
        Assert.Null(mdoc.Voltage);
        Assert.Equal(85.3, mdoc.TiltAxis!.Value.Degrees, Rounding);
        Assert.Null(mdoc.AlternativeTiltAxis);
        var first = mdoc.Sections[0];
        Assert.Equal(0.000999877, first.TiltAngle!.Value.Degrees, Rounding);
        Assert.Null(first.ExposureDose);
        Assert.Null(first.PriorRecordDose);
        Assert.Equal(new DateTime(2015, 11, 30, 15, 21, 38), first.Acquired);
        Assert.Equal(4, first.TargetDefocus!.Value.Micrometers, Rounding);
        Assert.Equal("TS_01_000_0.0.mrc", first.SubFrameName);
    }

    [Fact]
    public void A_Tomo5_series_is_read_and_its_axis_left_open()
    {
        var mdoc = MdocFile.Read(Repository.Shared("data/mdoc/cryoboost_TFS_Tomo5_Position_12.mdoc"));
        Assert.Equal(MdocDialect.Tomo5, mdoc.Dialect);
        Assert.Equal(300, mdoc.Voltage!.Value.Kilovolts, Rounding);
        Assert.Equal(-174.23, mdoc.TiltAxis!.Value.Degrees, Rounding);
        Assert.Equal(-84.23, mdoc.AlternativeTiltAxis!.Value.Degrees, Rounding);
        Assert.Equal([0, 2.07, 4.14, 6.21, 8.27, 10.34], mdoc.Sections.Select(section => section.PriorRecordDose!.Value.ElectronsPerSquareAngstrom));
        Assert.Equal(2.07, mdoc.Sections[0].ExposureDose!.Value.ElectronsPerSquareAngstrom);
        Assert.Equal("Position_12_001_-10.00_20231020_234209_EER.eer", mdoc.Sections[0].SubFrameName);
    }

    [Fact]
    public void The_mdoc_of_one_movie_is_read()
    {
        var mdoc = MdocFile.Read(Repository.Shared("data/mdoc/cryocat_TS_019_0008_-0.0.mrc.mdoc"));
        var only = Assert.Single(mdoc.Sections);
        Assert.Equal(("FrameSet", null), (only.Kind, only.ZValue));
        Assert.Equal(82.9, mdoc.TiltAxis!.Value.Degrees, Rounding);
        Assert.Equal(17.9803, only.PriorRecordDose!.Value.ElectronsPerSquareAngstrom);
        Assert.StartsWith("SerialEM: Titan Krios G4", Assert.Single(mdoc.Titles), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EMPIAR10164_TS_01.mrc.mdoc")]
    [InlineData("mdocfile_tilt_series.mdoc")]
    [InlineData("cryoboost_TFS_Tomo5_Position_12.mdoc")]
    [InlineData("cryocat_TS_019_0008_-0.0.mrc.mdoc")]
    public void Every_byte_survives_reading_and_writing(string name)
    {
        string path = Repository.Shared($"data/mdoc/{name}");
        Assert.Equal(File.ReadAllText(path), MdocFile.Read(path).Encode());
    }

    [Fact]
    public void Unknown_keys_comments_and_their_order_survive()
    {
        const string text = "Zeta = 1\n# note\n\n[T = a = b]\n\n[ZValue = 3]\nOmega = x = y\nTiltAngle = 1\nAlpha =\n\n[MontSection = 0]\nX = 1\n";
        Assert.Equal(text, MdocFile.Decode(text, "x.mdoc").Encode());
    }

    [Theory]
    [InlineData("30-Nov-15  15:21:38", 2015)]
    [InlineData("30-Nov-2015 15:21:38 ", 2015)]
    [InlineData("2023-Nov-30 15:21:38", 2023)]
    public void Dates_come_with_two_or_four_digits_and_one_blank_or_two(string date, int year) =>
        Assert.Equal(new DateTime(year, 11, 30, 15, 21, 38), MdocFile.Decode($"[ZValue = 0]\nDateTime = {date}\n", "x").Sections[0].Acquired);

    [Fact]
    public void A_tilt_angle_that_is_no_number_is_refused_with_its_section()
    {
        var refusal = Assert.Throws<BadInputException>(() => MdocFile.Decode("[ZValue = 0]\n\n[ZValue = 1]\nTiltAngle = NaN\n", "x"));
        Assert.Equal("section ZValue = 1, line 3", Assert.Single(refusal.Findings).Place);
    }

    [Fact]
    public void Other_values_that_are_no_numbers_are_doubts()
    {
        var mdoc = MdocFile.Decode("[ZValue = 0]\nExposureDose = x\nDateTime = soon\nstray\n[ZValue = 0]\n", "x");
        Assert.Equal(["mdoc-date", "mdoc-number", "mdoc-section-repeated", "mdoc-line"], mdoc.Findings.Select(finding => finding.Code));
        Assert.Null(mdoc.Sections[0].ExposureDose);
    }

    [Theory]
    [InlineData("")]
    [InlineData("PixelSpacing = 2\n[T = title]\n")]
    public void A_file_without_sections_is_refused(string text) =>
        Assert.Equal("mdoc-no-sections", Assert.Throws<BadInputException>(() => MdocFile.Decode(text, "x")).Findings[0].Code);

    [Fact]
    public void A_binary_file_is_refused() =>
        Assert.Equal("text-unreadable", Assert.Throws<BadInputException>(() => MdocFile.Read(Repository.Shared("data/images/header_mx_differs_from_nx.mrc"))).Findings[0].Code);

    [Fact]
    public void Random_text_is_read_or_refused() => Fuzz.NeverCrashes(text =>
    {
        var mdoc = MdocFile.Decode(text, "fuzz");
        _ = (mdoc.TiltAxis, mdoc.AlternativeTiltAxis, mdoc.PixelSpacing, mdoc.Voltage, mdoc.Encode());
    });
}
