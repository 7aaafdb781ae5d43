using Thon.Formats;
using Thon.Formats.Ctffind;
using Thon.Tilts;
using Xunit;

namespace Thon.Tests.Formats.Ctffind;

public sealed class CtffindDescriptionTests
{
    // The last bits of a unit conversion.
    private const double Rounding = 1e-9;

    [Fact]
    public void A_table_of_CTFFIND_4_names_a_section_for_each_row()
    {
        var series = Read("data/ctffind/cryocat_031_41tilts_ctffind4.txt");
        Assert.Equal(Enumerable.Range(0, 41), series.Tilts.Select(tilt => tilt.Section!.Value));
        Assert.Equal((1.327, 300.0, 0.07, null), (series.PixelSize!.Value.Angstroms, series.Voltage!.Value.Kilovolts, series.AmplitudeContrast!.Value, series.Hand));
        Assert.Equal(2.7, series.SphericalAberration!.Value.Millimeters, Rounding);
        var fit = series.Tilts[1].Estimate!;
        Assert.Equal((18332.730469, 17896.296875, 0.006649), (fit.Defocus.U.Angstroms, fit.Defocus.V.Angstroms, fit.Score));
        Assert.All(series.Tilts, tilt => Assert.Null(tilt.TiltAngle));
    }

    [Fact]
    public void A_table_of_CTFFIND_5_that_estimated_no_tilt_has_none()
    {
        var table = CtffindTable.Read(Repository.Shared("reference/ctffind5/P1_ctffind5.txt"));
        Assert.Equal(13, table.Rows.Length);
        Assert.All(table.Rows, row => Assert.Equal((null, null, null), (row.TiltAxis, row.TiltAngle, row.Thickness)));
        var series = CtffindDescription.Of(table);
        Assert.Equal(38334.175781, series.Tilts[0].Estimate!.Defocus.U.Angstroms, Rounding);
        Assert.Empty(series.Findings);
    }

    [Fact]
    public void Tilts_and_thicknesses_that_CTFFIND_5_estimated_are_told_and_not_used()
    {
        var table = CtffindTable.Decode("1 20000 19000 10 0 0.1 5 85.3 12.5 900\n2 20000 19000 10 0 0.1 5 0 0 0\n", "x");
        Assert.Equal((85.3, 12.5, 900), (Math.Round(table.Rows[0].TiltAxis!.Value.Degrees, 9), Math.Round(table.Rows[0].TiltAngle!.Value.Degrees, 9), table.Rows[0].Thickness!.Value.Angstroms));
        var series = CtffindDescription.Of(table);
        Assert.Equal("ctffind-tilt", Assert.Single(series.Findings).Code);
        Assert.Equal((null, null), (series.Tilts[0].TiltAngle, series.SlabThickness));
    }

    [Fact]
    public void A_table_of_AreTomo_is_described()
    {
        var series = Read("data/aretomo/cryoet-alignment_test_CTF.txt");
        Assert.Equal((3, 25951.41, null), (series.Tilts.Length, series.Tilts[0].Estimate!.Defocus.U.Angstroms, series.Hand));
    }

    private static SeriesDescription Read(string path) => CtffindDescription.Of(CtffindTable.Read(Repository.Shared(path)));
}
