using Thon.Findings;
using Thon.Formats.Ctffind;
using Thon.Tests.Formats.Star;
using Xunit;

namespace Thon.Tests.Formats.Ctffind;

public sealed class CtffindTableTests
{
    // The last bits of a unit conversion.
    private const double Rounding = 1e-9;

    [Fact]
    public void A_CTFFIND4_table_is_read_up_to_the_number_of_images_it_states()
    {
        var table = CtffindTable.Read(Repository.Shared("data/ctffind/cryocat_031_41tilts_ctffind4.txt"));
        Assert.Equal(Enumerable.Range(1, 41), table.Rows.Select(row => row.Number));
        Assert.Equal("ctffind-surplus", Assert.Single(table.Findings).Code);
        Assert.Equal((1.327, 300.0, 0.07), (table.PixelSize!.Value.Angstroms, table.Voltage!.Value.Kilovolts, table.AmplitudeContrast!.Value));
        Assert.Equal(2.7, table.SphericalAberration!.Value.Millimeters, Rounding);
        var row = table.Rows[1];
        Assert.Equal((18332.730469, 17896.296875), (row.Defocus.U.Angstroms, row.Defocus.V.Angstroms));
        Assert.Equal(-84.116628, row.Defocus.Angle.Degrees, Rounding);
        Assert.Equal((0.006649, 14.622980), (row.Score!.Value, row.Resolution!.Value.Angstroms));
    }

    [Fact]
    public void An_AreTomo_table_is_read()
    {
        var table = CtffindTable.Read(Repository.Shared("data/aretomo/cryoet-alignment_test_CTF.txt"));
        Assert.Equal((3, 25951.41), (table.Rows.Length, table.Rows[0].Defocus.U.Angstroms));
        Assert.Null(table.PixelSize);
    }

    [Fact]
    public void Eight_columns_hold_a_hand_and_ten_a_tilt()
    {
        var table = CtffindTable.Decode("# c\r\n1 20000 19000 10 1.5708 0.1 5 -1\r\n2 20000 19000 10 0 inf inf 85.3 12.5 900", "x");
        Assert.Equal((-1, 1.5708), (table.Rows[0].DefocusHand, table.Rows[0].PhaseShift.Radians));
        Assert.Equal((null, null, null), (table.Rows[1].DefocusHand, table.Rows[1].Score, table.Rows[1].Resolution));
    }

    [Theory]
    [InlineData("# only a comment\n", "ctffind-empty")]
    [InlineData("1 2 3\n", "ctffind-row")]
    [InlineData("1 nan 19000 10 0 0.1 5\n", "ctffind-row")]
    [InlineData("1.5 20000 19000 10 0 0.1 5\n", "ctffind-row")]
    [InlineData("1 20000 19000 10 0 0.1 5\n1 20000 19000 10 0 0.1 5\n", "ctffind-repeated")]
    public void Broken_tables_are_refused(string text, string code) =>
        Assert.Equal(code, Assert.Throws<BadInputException>(() => CtffindTable.Decode(text, "x")).Findings[0].Code);

    [Fact]
    public void Random_text_is_read_or_refused() => Fuzz.NeverCrashes(text => CtffindTable.Decode(text, "fuzz"));
}
