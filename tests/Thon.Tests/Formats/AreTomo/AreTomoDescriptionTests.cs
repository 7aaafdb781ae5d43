using Thon.Formats.AreTomo;
using Thon.Formats.Ctffind;
using Thon.Formats.Imod;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Formats.AreTomo;

public sealed class AreTomoDescriptionTests
{
    private const string Fits = "# Columns: #1 micrograph number; #8 - dfHand\n   1   25951.41  24469.37     88.08     0.5000   -0.0105   24.6784    1\n   2   24973.29  23547.11     83.57     0.5000    0.0030   23.3444    1\n";

    // The same fits in AreTomo's file for IMOD: the smaller defocus first, the same azimuth.
    private const string Imod = "5  0  0.0  0.0  0.0  3\n   1     1   -3.00    -3.00   2446.94   2595.14    88.08     28.65\n   2     2    0.00     0.00   2354.71   2497.33    83.57     28.65\n";

    [Fact]
    public void An_alignment_is_described_with_its_offset_taken_from_the_stage()
    {
        var series = AreTomoDescription.Of(AlnFile.Decode(AlnFileTests.Good, "folder/TS_1.aln"), new("TS_1", PixelSize: new(2)));
        Assert.Equal("TS_1", series.Name);
        Assert.Equal([0.0, 3, 6, -60], series.Tilts.Select(tilt => Math.Round(tilt.TiltAngle!.Value.Degrees, 9)));
        Assert.Equal([1, 2, 3, 0], series.Tilts.Select(tilt => tilt.Section));
        Assert.Equal([false, false, false, true], series.Tilts.Select(tilt => tilt.IsExcluded));
        Assert.Equal([3.0, 6, 9], series.Tilts.Take(3).Select(tilt => Math.Round(tilt.Alignment!.TiltAngle.Degrees, 9)));
        Assert.Equal([3.0, 0, -4], series.Tilts.Take(3).Select(tilt => tilt.Alignment!.ShiftX.Angstroms));
        Assert.Equal([-40.0, 0, 8], series.Tilts.Take(3).Select(tilt => tilt.Alignment!.ShiftY.Angstroms));
        Assert.Equal([84.5, 84.5, 84.625], series.Tilts.Take(3).Select(tilt => Math.Round(tilt.Alignment!.Axis.Degrees, 9)));
        Assert.Null(series.Tilts[3].Alignment);
        Assert.Equal((1000, 800), (series.Width, series.Height));
        Assert.Equal((84.5, 3.0, 300.0), (Math.Round(series.TiltAxis!.Value.Degrees, 9), Math.Round(series.TiltOffset!.Value.Degrees, 9), series.SlabThickness!.Value.Angstroms));
        Assert.Null(series.Hand);
        Assert.Null(series.XTilt);
    }

    [Fact]
    public void Without_a_pixel_size_there_are_no_alignments_and_a_note()
    {
        var series = AreTomoDescription.Of(AlnFile.Decode(AlnFileTests.Good, "TS_1.aln"), new("TS_1"));
        Assert.All(series.Tilts, tilt => Assert.Null(tilt.Alignment));
        Assert.Null(series.SlabThickness);
        Assert.Contains(series.Findings, finding => finding.Code == "aln-left-out" && finding.Advice!.Contains("--pixel-size"));
        Assert.Equal(84.5, series.TiltAxis!.Value.Degrees, 1e-9);
    }

    [Theory]
    [InlineData(1, Hand.Minus)]
    [InlineData(-1, Hand.Plus)]
    public void The_hand_is_the_other_sign_of_dfHand_about_the_axis_of_the_alignment(int dfHand, Hand hand)
    {
        var table = CtffindTable.Decode(Fits.Replace("    1\n", $"    {dfHand}\n", StringComparison.Ordinal), "TS_1_CTF.txt");
        var axis = Angle.FromDegrees(84.5);
        var series = AreTomoDescription.Of(table, axis);
        Assert.Equal((hand, axis), (series.Hand, series.TiltAxis));
        // AreTomo: at (x, y) the defocus is larger by hand times -(x cos(axis) + y sin(axis)) tan(tilt).
        var plane = DefocusPlane.Of(new(axis, series.Hand!.Value), Angle.FromDegrees(40));
        double s = 300 * Math.Cos(axis.Radians) - 200 * Math.Sin(axis.Radians);
        Assert.Equal(-dfHand * s * Math.Tan(40 * Math.PI / 180), plane.OffsetAt(300, -200), 1e-9);
        Assert.Null(AreTomoDescription.Of(table).Hand);
        Assert.Equal("aretomo-hand", Assert.Single(AreTomoDescription.Of(table).Findings).Code);
    }

    [Fact]
    public void Rows_that_disagree_about_the_hand_tell_none()
    {
        var series = AreTomoDescription.Of(CtffindTable.Decode(Fits[..^2] + "-1\n", "TS_1_CTF.txt"), Angle.Zero);
        Assert.Null(series.Hand);
        Assert.Equal("aretomo-hand", Assert.Single(series.Findings).Code);
    }

    [Fact]
    public void The_fits_of_both_files_are_the_same()
    {
        Assert.True(AreTomoDescription.IsImod(Imod, "TS_1_CTF_Imod.txt"));
        var (table, imod) = (AreTomoDescription.Of(CtffindTable.Decode(Fits, "TS_1_CTF.txt"), Angle.Zero), AreTomoDescription.OfImod(Imod, "TS_1_CTF_Imod.txt"));
        Assert.Equal(("TS_1", "TS_1"), (table.Name, imod.Name));
        foreach (var (one, other) in table.Tilts.Zip(imod.Tilts))
        {
            Assert.Equal(one.Section, other.Section);
            // Two decimals of a nanometre, of a degree, and of a phase in degree.
            Assert.Equal(one.Estimate!.Defocus.U.Angstroms, other.Estimate!.Defocus.U.Angstroms, 0.05);
            Assert.Equal(one.Estimate.Defocus.V.Angstroms, other.Estimate.Defocus.V.Angstroms, 0.05);
            Assert.Equal(one.Estimate.Defocus.Angle.Degrees, other.Estimate.Defocus.Angle.Degrees, 1e-6);
            Assert.Equal(one.Estimate.PhaseShift.Degrees, other.Estimate.PhaseShift.Degrees, 0.01);
        }
        Assert.Equal([-3.0, 0], imod.Tilts.Select(tilt => Math.Round(tilt.TiltAngle!.Value.Degrees, 9)));
        Assert.Equal("aretomo-imod-order", Assert.Single(imod.Findings).Code);
    }

    [Fact]
    public void Defoci_in_the_columns_of_the_tilt_angles_are_told_and_not_taken()
    {
        string wrong = Imod.Replace("   -3.00    -3.00", "  24469.37  24469.37", StringComparison.Ordinal).Replace("    0.00     0.00", "  23547.11  23547.11", StringComparison.Ordinal);
        var series = AreTomoDescription.OfImod(wrong, "TS_1_ctf.txt");
        Assert.Contains(series.Findings, finding => finding.Code == "aretomo-imod-tilt");
        Assert.All(series.Tilts, tilt => Assert.Null(tilt.TiltAngle));
        Assert.Equal(25951.4, series.Tilts[0].Estimate!.Defocus.U.Angstroms, 0.05);
    }

    [Theory]
    [InlineData("TS_1.defocus", 0, false)]
    [InlineData("TS_1_ctf.txt", 0, true)]
    [InlineData("TS_1_CTF_Imod.txt", 500, false)]
    public void A_file_of_IMODs_own_is_not_taken_for_AreTomos(string name, double added, bool expected)
    {
        // With the first defocus raised above the second it is in IMOD's order.
        string text = added == 0 ? Imod : Imod.Replace("2446.94", "2946.94", StringComparison.Ordinal);
        Assert.Equal(expected, AreTomoDescription.IsImod(text, name));
        Assert.NotEmpty(ImodDefocusFile.Decode(text, name).Rows);
    }

    [Fact]
    public void Real_files_are_described()
    {
        var old = AreTomoDescription.Of(AlnFile.Read(Repository.Shared("data/aretomo/lil-aretomo_example_v1_3_0.aln")), new("x", PixelSize: new(1.5)));
        Assert.Equal(Enumerable.Range(0, 41).Select(i => (int?)i), old.Tilts.Select(tilt => tilt.Section));
        Assert.Equal((-51.98, 157.142 * 1.5, 720.866 * 1.5), (Math.Round(old.Tilts[0].TiltAngle!.Value.Degrees, 9), old.Tilts[0].Alignment!.ShiftX.Angstroms, old.Tilts[0].Alignment!.ShiftY.Angstroms));
        Assert.Equal((5760, 4092), (old.Width, old.Height));
        Assert.Empty(old.Findings);
        // Cut short by its makers, with dark images whose sections are all 0: nobody can tell which sections these are.
        var cut = AreTomoDescription.Of(AlnFile.Read(Repository.Shared("data/aretomo/cryoet-alignment_test.aln")), new("x", PixelSize: new(1.5)));
        Assert.Contains(cut.Findings, finding => finding.Code == "aln-sections");
        Assert.All(cut.Tilts, tilt => Assert.Null(tilt.Section));
        Assert.Equal([-61.5, -60, -58.5, -57, -66, -64.5, 66, 67.5], cut.Tilts.Select(tilt => Math.Round(tilt.TiltAngle!.Value.Degrees, 9)));
        Assert.Equal(4, cut.Tilts.Count(tilt => tilt.IsExcluded));
        var fits = AreTomoDescription.Of(CtffindTable.Read(Repository.Shared("data/aretomo/cryoet-alignment_test_CTF.txt")), old.TiltAxis);
        Assert.Equal([(25951.41, 24469.37, 88.08), (24973.29, 23547.11, 83.57), (20648.45, 19469.25, 77.32)], fits.Tilts.Select(tilt =>
            (tilt.Estimate!.Defocus.U.Angstroms, tilt.Estimate.Defocus.V.Angstroms, Math.Round(tilt.Estimate.Defocus.Angle.Degrees, 9))));
        Assert.Null(fits.Hand);
    }
}
