using Thon.Findings;
using Thon.Formats.Imod;
using Thon.Optics;
using Thon.Tests.Formats.Star;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Formats.Imod;

public sealed class ImodDefocusFileTests
{
    // Three decimals of nanometre are half a hundredth of an angstrom.
    private const double Written = 0.005;
    private const double WrittenDegrees = 0.005;

    [Fact]
    public void A_file_of_version_2_is_read()
    {
        var file = ImodDefocusFile.Read(Repository.Shared("data/defocus/pytom_test_imod_v2.defocus"));
        Assert.Equal((2, 35), (file.Version, file.Rows.Length));
        Assert.Empty(file.Findings);
        Assert.Equal(30830, file.At(1).Defocus.U.Angstroms, Written);
        Assert.Equal(33540, file.At(35).Defocus.U.Angstroms, Written);
        Assert.Equal(-50.99, file.TiltOf(file.Rows[0]).Degrees, WrittenDegrees);
    }

    [Fact]
    public void Flags_say_which_columns_follow_and_in_which_unit()
    {
        var file = ImodDefocusFile.Decode("63 0 0.0 0.0 0.0 3\n1 1 -3 -3 3000 3100 0.5 1.5 0.02\n", "x");
        var row = file.Rows[0];
        Assert.Equal((31000, 30000), (row.Defocus.U.Angstroms, row.Defocus.V.Angstroms));
        Assert.Equal(0.5 - Math.PI / 2, row.Defocus.Angle.Radians, 1e-12);
        Assert.Equal((1.5, 0.002), (row.PhaseShift.Radians, row.CutOn!.Value.CyclesPerAngstrom));
        Assert.Equal(3, file.TiltOf(row).Degrees, WrittenDegrees);
    }

    [Fact]
    public void Values_sit_on_the_middle_of_their_views()
    {
        var file = ImodDefocusFile.Decode("1 3 -10 0 3000 2\n4 8 0 20 4000\n", "x");
        Assert.Equal(30000, file.At(1).Defocus.Mean.Angstroms, Written);
        Assert.Equal(30000, file.At(2).Defocus.Mean.Angstroms, Written);
        Assert.Equal(35000, file.At(4).Defocus.Mean.Angstroms, Written);
        Assert.Equal(40000, file.At(9).Defocus.Mean.Angstroms, Written);
    }

    [Fact]
    public void Astigmatism_is_interpolated_as_a_vector()
    {
        var file = ImodDefocusFile.Decode("1 0 0.0 0.0 0.0 3\n1 1 0 0 3100 3000 80\n3 3 0 0 3100 3000 -80\n", "x");
        var between = file.At(2).Defocus;
        Assert.Equal(90, Math.Abs(between.Angle.Degrees), WrittenDegrees);
        Assert.Equal(1000 * Math.Cos(Math.PI / 9), between.Astigmatism.Angstroms, Written);
    }

    [Fact]
    public void Views_from_0_of_old_files_are_taken_as_one_higher()
    {
        var file = ImodDefocusFile.Decode("0 0 -3 -3 3000\n1 1 0 0 3100\n", "x");
        Assert.Equal([1, 2], file.Rows.Select(row => row.FirstView));
        Assert.Equal("defocus-views-from-0", Assert.Single(file.Findings).Code);
    }

    [Fact]
    public void A_series_survives_writing_and_reading()
    {
        var written = ImodDefocusFile.Of(Series(Angle.FromDegrees(45)), "ts.defocus");
        Assert.StartsWith("5\t0\t0.0\t0.0\t0.0\t3\n", written.Encode(), StringComparison.Ordinal);
        var read = ImodDefocusFile.Decode(written.Encode(), "ts.defocus");
        var first = read.At(1);
        Assert.Equal(35500, first.Defocus.U.Angstroms, Written);
        Assert.Equal(35100, first.Defocus.V.Angstroms, Written);
        Assert.Equal(30, first.Defocus.Angle.Degrees, WrittenDegrees);
        Assert.Equal(45, first.PhaseShift.Degrees, WrittenDegrees);
        Assert.Equal(-3, read.TiltOf(read.Rows[0]).Degrees, WrittenDegrees);
    }

    [Fact]
    public void Without_a_phase_shift_no_column_of_it_is_written() =>
        Assert.Equal("1\t0\t0.0\t0.0\t0.0\t3\n1\t1\t-3.00\t-3.00\t3550.000\t3510.000\t30.00\n", ImodDefocusFile.Of(Series(Angle.Zero), "x").Encode());

    [Fact]
    public void A_hand_of_minus_one_is_written_as_inverted_angles_and_read_back()
    {
        var series = Series(Angle.Zero) with { Geometry = new(Angle.Zero, Hand.Minus) };
        var written = ImodDefocusFile.Of(series, "x");
        Assert.StartsWith("17\t0\t0.0\t0.0\t0.0\t3\n1\t1\t3.00\t3.00\t", written.Encode(), StringComparison.Ordinal);
        var read = ImodDefocusFile.Decode(written.Encode(), "x");
        Assert.Equal(Hand.Minus, read.Hand);
        Assert.Equal(-3, read.TiltOf(read.Rows[0]).Degrees, WrittenDegrees);
        Assert.Null(ImodDefocusFile.Of(Series(Angle.Zero) with { Geometry = new(Angle.Zero, Hand.Plus) }, "x").Hand);
    }

    [Fact]
    public void A_series_without_defocus_is_not_written() =>
        Assert.Throws<ArgumentException>(() => ImodDefocusFile.Of(Series(Angle.Zero) with { Tilts = [new(0, Angle.Zero)] }, "x"));

    [Theory]
    [InlineData("", "defocus-empty")]
    [InlineData("1 0 0.0 0.0 0.0 3\n", "defocus-empty")]
    [InlineData("1 0 0.0 0.0 0.0 4\n1 1 0 0 3000 3000 0\n", "defocus-version")]
    [InlineData("1 0 0.0 0.0 0.0 3\n1 1 0 0 3000\n", "defocus-line")]
    [InlineData("1 0 0.0 0.0 0.0 3\n0 0 0 0 3000 3000 0\n", "defocus-view")]
    [InlineData("2 1 0 0 3000\n", "defocus-line")]
    [InlineData("data_x\n", "defocus-line")]
    public void Broken_files_are_refused(string text, string code) =>
        Assert.Equal(code, Assert.Throws<BadInputException>(() => ImodDefocusFile.Decode(text, "x")).Findings[0].Code);

    [Fact]
    public void Random_text_is_read_or_refused() => Fuzz.NeverCrashes(text => ImodDefocusFile.Decode(text, "fuzz").At(2));

    private static TiltSeries Series(Angle phase) => new(
        "ts", 64, 48, new(2.5), new(Voltage.FromKilovolts(300), Length.FromMillimeters(2.7), 0.07), null,
        [new(0, Angle.FromDegrees(-3), Estimate: new(new Defocus(new(35500), new(35100), Angle.FromDegrees(30)), phase))], DataType.Raw);
}
