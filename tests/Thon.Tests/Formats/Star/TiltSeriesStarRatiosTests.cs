using System.Diagnostics;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Star;
using Thon.Optics;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Formats.Star;

/// <summary>The curves of signal-to-noise in our STAR files.</summary>
public sealed class TiltSeriesStarRatiosTests
{
    private const string PrintTable = "/usr/bin/relion_star_printtable";

    // Of numbers with up to six digits nothing is lost.
    private static readonly SignalToNoise Steep = new([0.025, 0.1, 0.33333], [12.5, 0.25, 1.5e-06]);
    private static readonly SignalToNoise Flat = SignalToNoise.Constant(0.1);

    [Fact]
    public void Curves_come_back_to_the_tilts_they_were_written_for()
    {
        var read = Read(Text(Series(Steep, null, Flat)));
        Assert.Equal([Steep, null, Flat], read.Tilts.Select(row => row.Estimate!.SignalToNoise));
        Assert.Empty(read.Findings);
    }

    [Fact]
    public void Rows_of_the_tilts_in_any_order_have_their_own_curve()
    {
        var file = StarFile.Decode(Text(Series(Steep, Flat, null)), "ts.star");
        var tilts = file["ts"]!;
        var turned = file with { Blocks = file.Blocks.Replace(tilts, tilts with { Rows = [.. tilts.Rows.Reverse()] }) };
        Assert.Equal([null, Flat, Steep], TiltSeriesStar.Decode(turned, "ts").Tilts.Select(row => row.Estimate!.SignalToNoise));
    }

    [Fact]
    public void A_series_without_curves_has_no_block_for_them()
    {
        Assert.DoesNotContain("thon_signal_to_noise", Text(Series(null, null, null)), StringComparison.Ordinal);
        Assert.DoesNotContain("thon_signal_to_noise", Text(Series(Flat, Flat, Flat) with { Tilts = [new(0, Angle.Zero)] }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3 0.1 1", 1, "thonSection", "a section, from 0, of a tilt with a defocus")]
    [InlineData("0 0.1 1\n-1 0.1 1", 2, "thonSection", "a section, from 0, of a tilt with a defocus")]
    [InlineData("first 0.1 1\nlast 0.2 1", 1, "thonSection", "a section, from 0, of a tilt with a defocus")]
    [InlineData("0 0.1 1\n1 0.1 1\n0 0.1 1", 3, "thonSpatialFrequency", "cycles/angstrom, zero or more, rising within a section")]
    [InlineData("0 -0.1 1", 1, "thonSpatialFrequency", "cycles/angstrom, zero or more, rising within a section")]
    [InlineData("0 None 1", 1, "thonSpatialFrequency", "cycles/angstrom, zero or more, rising within a section")]
    [InlineData("0 0.1 -1", 1, "thonSignalToNoise", "a number above zero")]
    [InlineData("0 0.1 1\n0 0.2 0", 2, "thonSignalToNoise", "a number above zero")]
    [InlineData("0 0.1 nan", 1, "thonSignalToNoise", "a number above zero")]
    [InlineData("0 0.1 inf", 1, "thonSignalToNoise", "a number above zero")]
    public void A_row_that_makes_no_curve_is_named(string rows, int row, string label, string expected)
    {
        string text = Text(Series(null, null, null)) + $"\ndata_thon_signal_to_noise\n\nloop_\n_thonSection\n_thonSpatialFrequency\n_thonSignalToNoise\n{rows}\n";
        var finding = Assert.Single(Assert.Throws<BadInputException>(() => Read(text)).Findings);
        Assert.Equal(("star-value", $"data_thon_signal_to_noise, row {row}, _{label}", expected), (finding.Code, finding.Place, finding.Expected));
    }

    [Fact]
    public void A_column_that_is_missing_is_named()
    {
        string text = Text(Series(null, null, null)) + "\ndata_thon_signal_to_noise\n\nloop_\n_thonSection\n_thonSignalToNoise\n0 1\n";
        var finding = Assert.Single(Assert.Throws<BadInputException>(() => Read(text)).Findings);
        Assert.Equal(("star-column", "a column _thonSpatialFrequency"), (finding.Code, finding.Expected));
    }

    [Fact]
    public void Relion_prints_all_three_blocks()
    {
        Assert.SkipUnless(File.Exists(PrintTable), "relion_star_printtable is not installed");
        string path = Path.Combine(Repository.TemporaryFolder(), "ts.star");
        TiltSeriesStar.Write(path, Series(Flat, null, Steep), "ts.mrc");
        Assert.Equal(["0.000000"], Printed(path, "data_global", "thonTiltOffset"));
        Assert.Equal(["30000.000000", "30000.000000", "30000.000000"], Printed(path, "data_ts", "rlnDefocusU"));
        Assert.Equal(["0 0 0.1", "2 0.025 12.5", "2 0.1 0.25", "2 0.33333 1.5E-06"], Printed(path, "data_thon_signal_to_noise", "thonSection", "thonSpatialFrequency", "thonSignalToNoise"));
    }

    private static SeriesDescription Read(string text) => TiltSeriesStar.Decode(StarFile.Decode(text, "ts.star"), "ts");

    private static string Text(TiltSeries series) => TiltSeriesStar.Encode(series, "ts.mrc", "ts.star").Encode();

    private static TiltSeries Series(params SignalToNoise?[] curves) => new(
        "ts", 64, 48, new(2.5), new(Voltage.FromKilovolts(300), Length.FromMillimeters(2.7), 0.07), new(Angle.Zero, Hand.Plus),
        [.. curves.Select((curve, i) => new Tilt(i, Angle.FromDegrees(3 * i), Estimate: new(Defocus.Round(new(30000)), Angle.Zero) { SignalToNoise = curve }))], DataType.Raw);

    private static string[] Printed(string path, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(PrintTable, [path, .. arguments]) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
