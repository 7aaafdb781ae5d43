using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Mdoc;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Formats.Mdoc;

public sealed class MdocDescriptionTests
{
    // The last bits of a unit conversion.
    private const double Rounding = 1e-9;

    [Theory]
    [InlineData("EMPIAR10164_TS_01.mrc.mdoc", 41)]
    [InlineData("mdocfile_tilt_series.mdoc", 41)]
    public void A_SerialEM_series_without_calibrated_dose_is_read(string name, int count)
    {
        var series = Read(name);
        Assert.Equal(Enumerable.Range(0, count), series.Tilts.Select(tilt => tilt.Section!.Value));
        // Recorded section after section, so the order of acquisition is that of the stack.
        Assert.Equal(Enumerable.Range(0, count), series.Tilts.Select(tilt => tilt.Acquired!.Value));
        Assert.Equal((5.4, 924, 958), (series.PixelSize!.Value.Angstroms, series.Width!.Value, series.Height!.Value));
        Assert.Equal(85.3, series.TiltAxis!.Value.Degrees, Rounding);
        Assert.All(series.Tilts, tilt => Assert.Equal((null, null), (tilt.Dose, tilt.DoseBefore)));
        Assert.Equal("TS_01_001_3.0.mrc", series.Tilts[1].Movie);
        Assert.Equal(3.00113, series.Tilts[1].TiltAngle!.Value.Degrees, Rounding);
        Assert.Equal(4, series.Tilts[1].NominalDefocus!.Value.Micrometers, Rounding);
        Assert.Null(series.Tilts[1].Estimate);
    }

    [Fact]
    public void A_Tomo5_series_is_read_with_its_doses_and_its_axis_in_doubt()
    {
        var series = Read("cryoboost_TFS_Tomo5_Position_12.mdoc");
        Assert.Equal("cryoboost_TFS_Tomo5_Position_12", series.Name);
        Assert.Equal("mdoc-axis-tomo5", Assert.Single(series.Findings).Code);
        Assert.Equal((300.0, 2.95, 4096), (series.Voltage!.Value.Kilovolts, series.PixelSize!.Value.Angstroms, series.Width!.Value));
        Assert.Equal(-174.23, series.TiltAxis!.Value.Degrees, Rounding);
        Assert.Equal([9.98, 12.99, 6.99, 3.99, 15.99, 18.99], series.Tilts.Select(tilt => Math.Round(tilt.TiltAngle!.Value.Degrees, 6)));
        Assert.Equal([0, 2.07, 4.14, 6.21, 8.27, 10.34], series.Tilts.Select(tilt => tilt.DoseBefore!.Value.ElectronsPerSquareAngstrom));
        Assert.Equal([2.07, 2.07, 2.07, 2.06, 2.08, 2.07], series.Tilts.Select(tilt => tilt.Dose!.Value.ElectronsPerSquareAngstrom));
        Assert.Equal([0, 1, 2, 3, 4, 5], series.Tilts.Select(tilt => tilt.Acquired!.Value));
    }

    [Fact]
    public void The_mdoc_of_one_movie_names_no_section()
    {
        var series = Read("cryocat_TS_019_0008_-0.0.mrc.mdoc");
        var only = Assert.Single(series.Tilts);
        Assert.Equal((null, "TS_019_0008_-0.0.mrc", null), (only.Section, only.Movie, only.Acquired));
        Assert.Equal((17.9803, 2.23843), (only.DoseBefore!.Value.ElectronsPerSquareAngstrom, only.Dose!.Value.ElectronsPerSquareAngstrom));
        Assert.Equal(82.9, series.TiltAxis!.Value.Degrees, Rounding);
        Assert.Equal(3.5, only.NominalDefocus!.Value.Micrometers, Rounding);
    }

    [Fact]
    public void Without_PriorRecordDose_the_exposures_add_up_in_the_order_of_DateTime()
    {
        // PACEtomo: one blank in the date, one behind it.
        var series = Of(
            "[ZValue = 0]\nTiltAngle = -3\nExposureDose = 2.5\nDateTime = 02-Mar-2024 10:00:30 \n"
            + "[ZValue = 1]\nTiltAngle = 0\nExposureDose = 2\nDateTime = 02-Mar-2024 10:00:00 \n"
            + "[ZValue = 2]\nTiltAngle = 3\nExposureDose = 3\nDateTime = 02-Mar-2024 10:01:00 \n");
        Assert.Equal([1, 0, 2], series.Tilts.Select(tilt => tilt.Acquired!.Value));
        Assert.Equal([2, 0, 4.5], series.Tilts.Select(tilt => tilt.DoseBefore!.Value.ElectronsPerSquareAngstrom));
        Assert.Empty(series.Findings);
    }

    [Fact]
    public void Tomo5_of_2026_without_ExposureDose_and_with_another_title_is_read()
    {
        var series = Of(
            "T = Tomography_5.24.0.10938: TITAN    07-Jan-2026  18:19:19]\n\n[T =   TiltAxisAngle = -175.84  Binning = 2  SpotSize = 6]\n\n"
            + "[ZValue = 0]\nTiltAngle = -11.03\nDateTime = 07-Jan-2026  18:19:19\n\n[ZValue = 1]\nTiltAngle = -8.03\nDateTime = 07-Jan-2026  18:19:59\n");
        Assert.Equal(-175.84, series.TiltAxis!.Value.Degrees, Rounding);
        Assert.All(series.Tilts, tilt => Assert.Equal((null, null), (tilt.Dose, tilt.DoseBefore)));
        Assert.Equal([0, 1], series.Tilts.Select(tilt => tilt.Acquired!.Value));
    }

    [Fact]
    public void Exposures_without_an_order_do_not_add_up()
    {
        var series = Of("[ZValue = 0]\nTiltAngle = 0\nExposureDose = 2\n[ZValue = 1]\nTiltAngle = 3\nExposureDose = 2\nDateTime = 02-Mar-2024 10:01:00\n");
        Assert.All(series.Tilts, tilt => Assert.Equal((null, null), (tilt.DoseBefore, tilt.Acquired)));
        Assert.All(series.Tilts, tilt => Assert.Equal(2, tilt.Dose!.Value.ElectronsPerSquareAngstrom));
    }

    [Theory]
    [InlineData("[ZValue = 0]\nPriorRecordDose = 0\n[ZValue = 1]\nPriorRecordDose = 0\n")]
    [InlineData("[ZValue = 0]\nPriorRecordDose = 0\n[ZValue = 1]\n")]
    public void A_PriorRecordDose_that_does_not_count_is_doubted_and_not_used(string text)
    {
        var series = Of(text);
        Assert.Equal("mdoc-prior-dose", Assert.Single(series.Findings).Code);
        Assert.All(series.Tilts, tilt => Assert.Null(tilt.DoseBefore));
    }

    [Fact]
    public void A_title_that_is_broken_before_its_bracket_still_names_the_axis()
    {
        var series = Of("[T = SerialEM: Krios\n    ]\n\n[T =     Tilt axis angle = 84.8, binning = 1  spot = 4 dosym = -10.0\n]\n\n[ZValue = 0]\nTiltAngle = 1\n");
        Assert.Equal(84.8, series.TiltAxis!.Value.Degrees, Rounding);
        Assert.Empty(series.Findings);
    }

    [Fact]
    public void The_mdocs_of_movies_make_one_series_in_the_order_of_their_dates()
    {
        MdocFile[] movies =
        [
            MdocFile.Decode(Movie("a_001.eer", 0, "02-Mar-24  10:02:00"), "a_001.eer.mdoc"), MdocFile.Decode(Movie("a_002.eer", 3, "02-Mar-24  10:01:00"), "a_002.eer.mdoc"),
        ];
        var series = MdocDescription.Of(movies);
        Assert.Equal([1, 0], series.Tilts.Select(tilt => tilt.Acquired!.Value));
        Assert.Equal([2, 0], series.Tilts.Select(tilt => tilt.DoseBefore!.Value.ElectronsPerSquareAngstrom));
        Assert.All(series.Tilts, tilt => Assert.Null(tilt.Section));
        Assert.Empty(series.Findings);
    }

    [Fact]
    public void Movies_that_disagree_on_their_pixel_size_or_are_the_same_are_told()
    {
        MdocFile[] movies = [MdocFile.Decode(Movie("a.eer", 0, "x"), "a.mdoc"), MdocFile.Decode(Movie("a.eer", 3, "y").Replace("1.5", "1.6"), "b.mdoc")];
        Assert.Equal(["mdoc-date", "mdoc-date", "mdoc-movies-differ", "mdoc-movie-repeated"], MdocDescription.Of(movies).Findings.Select(finding => finding.Code));
    }

    private static string Movie(string name, double tilt, string date) =>
        $"T = SerialEM: Krios\nVoltage = 300\n\n[FrameSet = 0]\nTiltAngle = {tilt}\nPixelSpacing = 1.5\nExposureDose = 2\nSubFramePath = X:\\frames\\{name}\nDateTime = {date}\n";

    private static SeriesDescription Read(string name) => MdocDescription.Of(MdocFile.Read(Repository.Shared($"data/mdoc/{name}")));

    private static SeriesDescription Of(string text) => MdocDescription.Of(MdocFile.Decode(text, "ts.mrc.mdoc"));
}
