using System.Text;
using Thon.Findings;
using Thon.Formats.Warp;
using Xunit;

namespace Thon.Tests.Formats.Warp;

public sealed class WarpSeriesTests
{
    private const string Good = """
        <?xml version="1.0" encoding="utf-16"?>
        <TiltSeries AreAnglesInverted="True" PlaneNormal="0, 0, 1">
          <Angles>2
        0
        -2</Angles>
          <Dose>6
        0
        3</Dose>
          <UseTilt>True
        True
        False</UseTilt>
          <AxisAngle>84.5
        84.5
        84.5</AxisAngle>
          <MoviePath>a.eer
        b &amp; c.eer
        c.eer</MoviePath>
          <TiltPS1D ID="0">0|5;0.25|-1.5e-2;0.5|3</TiltPS1D>
          <TiltPS1D ID="2">0|5;0.25|-1;0.5|3</TiltPS1D>
          <OptionsCTF><Param Name="PixelSize" Value="0.7303" /><Param Name="BinTimes" Value="1" /><Param Name="Voltage" Value="300" /><Param Name="DoPhase" Value="False" /></OptionsCTF>
          <CTF><Param Name="Defocus" Value="5.2" /><Param Name="PhaseShift" Value="0.5" /></CTF>
          <GridCTF Width="1" Height="1" Depth="3"><Node X="0" Y="0" Z="0" Value="5" /><Node X="0" Y="0" Z="1" Value="5.1" /><Node X="0" Y="0" Z="2" Value="5.2" /></GridCTF>
          <GridVolumeWarpX Width="1" Height="1" Depth="1" Duration="1"><Node X="0" Y="0" Z="0" W="0" Value="0" /></GridVolumeWarpX>
        </TiltSeries>
        """;

    /// <summary>Encodings as programs write them, whatever the file declares.</summary>
    public static IEnumerable<TheoryDataRow<string>> Encodings => [new("utf-8"), new("utf-8 bom"), new("utf-16"), new("utf-16 bom"), new("utf-16 big bom"), new("utf-16 big")];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_file_is_read_in_any_encoding(string encoding)
    {
        var warp = WarpSeries.Read(Save(Encode(Good, encoding)));
        Assert.Equal([2.0, 0, -2], warp.Angles.Select(angle => Math.Round(angle.Degrees, 9)));
        Assert.Equal([6.0, 0, 3], warp.Dose.Select(dose => dose.ElectronsPerSquareAngstrom));
        Assert.Equal([true, true, false], warp.UseTilt);
        Assert.Equal("b & c.eer", warp.MoviePath[1]);
        Assert.True(warp.AreAnglesInverted);
        Assert.Equal(1.4606, warp.Options!.BinnedPixelSize!.Value.Angstroms, 1e-9);
        Assert.Null(warp.Options.RangeHigh);
        Assert.Equal((52000.0, 90.0), (Math.Round(warp.Ctf!.Defocus!.Value.Angstroms, 6), Math.Round(warp.Ctf.PhaseShift!.Value.Degrees, 6)));
        Assert.Equal([0, 0.25, 0.5], warp.TiltSpectra[0]!.Frequency);
        Assert.Equal(-0.015, warp.TiltSpectra[0]!.Value[1]);
        Assert.Null(warp.TiltSpectra[1]);
        Assert.Equal([5, 5.1, 5.2], warp.Grids["GridCTF"].Nodes.Select(node => node.Value));
        Assert.DoesNotContain("GridVolumeWarpX", warp.Grids.Keys);
    }

    [Theory]
    [InlineData("</TiltSeries>", "", "warp-xml", "line ")]
    [InlineData("<TiltSeries Are", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><TiltSeries Are", "warp-xml", "line 2")]
    [InlineData("TiltSeries", "Movie", "warp-root", "line 2, Movie")]
    [InlineData("<Angles>2\n0\n-2</Angles>", "", "warp-missing", "line 2")]
    [InlineData("0\n-2</Angles>", "zero\n-2</Angles>", "warp-value", "line 4, Angles")]
    [InlineData("6\n0\n3</Dose>", "6\n0</Dose>", "warp-count", "Dose")]
    [InlineData("0\n3</Dose>", "-1\n3</Dose>", "warp-value", "line 7, Dose")]
    [InlineData("True\nFalse</UseTilt>", "Perhaps\nFalse</UseTilt>", "warp-value", "line 10, UseTilt")]
    [InlineData("ID=\"2\"", "ID=\"3\"", "warp-count", "TiltPS1D")]
    [InlineData("ID=\"2\"", "ID=\"0\"", "warp-count", "TiltPS1D")]
    [InlineData("0.25|-1;", "0.25,-1;", "warp-curve", "TiltPS1D")]
    [InlineData("0.25|-1;", "0.25|NaN;", "warp-curve", "TiltPS1D")]
    [InlineData("0.25|-1;0.5|3", "0.25|-1;0.2|3", "warp-curve", "TiltPS1D")]
    [InlineData("Value=\"0.7303\"", "Value=\"0,7303\"", "warp-value", "PixelSize")]
    [InlineData("Z=\"2\" Value=\"5.2\"", "Z=\"2\" Value=\"\"", "warp-value", "Node")]
    [InlineData("<Node X=\"0\" Y=\"0\" Z=\"1\" Value=\"5.1\" />", "", "warp-count", "GridCTF")]
    [InlineData("Inverted=\"True\"", "Inverted=\"1\"", "warp-value", "AreAnglesInverted")]
    [InlineData("<GridVolume", "<GridCTF Width=\"1\" Height=\"1\" Depth=\"1\"><Node X=\"0\" Y=\"0\" Z=\"0\" Value=\"2\" /></GridCTF><GridVolume", "warp-twice", "GridCTF")]
    [InlineData("<MoviePath>", "<Dose>1\n2\n3</Dose><MoviePath>", "warp-twice", "Dose")]
    [InlineData("<CTF>", "<CTF /><CTF>", "warp-twice", "CTF")]
    [InlineData("<Param Name=\"Voltage\"", "<Param Name=\"Voltage\" Value=\"200\" /><Param Name=\"Voltage\"", "warp-twice", "Param Voltage")]
    public void A_malformed_file_is_refused_with_its_place(string good, string bad, string code, string place)
    {
        Assert.Contains(good, Good);
        string path = Save(Encoding.UTF8.GetBytes(Good.Replace(good, bad, StringComparison.Ordinal)));
        var finding = Assert.Single(Assert.Throws<BadInputException>(() => WarpSeries.Read(path)).Findings);
        Assert.Equal((code, path), (finding.Code, finding.File));
        Assert.Contains(place, finding.Place);
        Assert.NotNull(finding.Expected);
    }

    [Fact]
    public void Entities_are_never_followed()
    {
        string secret = Save("hidden"u8.ToArray());
        string bomb = $"<!DOCTYPE x [<!ENTITY e SYSTEM \"file://{secret}\">]><TiltSeries><Angles>&e;</Angles></TiltSeries>";
        var refused = Assert.Throws<BadInputException>(() => WarpSeries.Read(Save(Encoding.UTF8.GetBytes(bomb))));
        Assert.DoesNotContain("hidden", refused.Message);
    }

    [Fact]
    public void All_wrong_values_are_told_at_once()
    {
        string path = Save(Encoding.UTF8.GetBytes(Good.Replace("0.7303", "x", StringComparison.Ordinal).Replace("84.5\n84.5", "y\n84.5", StringComparison.Ordinal)));
        Assert.Equal(2, Assert.Throws<BadInputException>(() => WarpSeries.Read(path)).Findings.Count);
    }

    [Fact]
    public void Mutated_files_are_read_or_refused_and_never_a_defect()
    {
        var random = new Random(5);
        byte[] good = Encoding.UTF8.GetBytes(Good);
        string path = Save(good);
        for (int i = 0; i < 300; i++)
        {
            byte[] bytes = (byte[])good.Clone();
            for (int j = 0; j <= i % 4; j++) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(path, bytes);
            try
            {
                WarpSeries.Read(path);
            }
            catch (BadInputException refused)
            {
                Assert.NotEmpty(refused.Findings);
            }
        }
    }

    internal static byte[] Encode(string text, string encoding)
    {
        Encoding bytes = encoding.StartsWith("utf-8", StringComparison.Ordinal) ? new UTF8Encoding(true) : new UnicodeEncoding(encoding.Contains("big"), true);
        return encoding.EndsWith("bom", StringComparison.Ordinal) ? [.. bytes.GetPreamble(), .. bytes.GetBytes(text)] : bytes.GetBytes(text);
    }

    private static string Save(byte[] bytes)
    {
        string path = Path.Combine(Repository.TemporaryFolder(), "series.xml");
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
