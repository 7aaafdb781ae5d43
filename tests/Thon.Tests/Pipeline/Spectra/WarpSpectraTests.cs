using System.Text;
using Thon.Findings;
using Thon.Formats.Star;
using Thon.Formats.Warp;
using Thon.Pipeline;
using Thon.Pipeline.Spectra;
using Thon.Tests.Cli;
using Thon.Tests.Formats.Warp;
using Thon.Tilts;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Pipeline.Spectra;

/// <summary>The spectra of a real Warp series of 47 tilts, against the defoci Warp fitted to its images.</summary>
public sealed class WarpSpectraTests
{
    // What one program can be held to by another: about 100 A of their own errors each, and Warp fits the images, not these curves.
    private const double MedianDifference = 150;
    private const double LargestDifference = 800;

    [Fact]
    public void Real_spectra_give_what_Warp_fitted_to_the_images()
    {
        string folder = Repository.TemporaryFolder(), xml = Real();
        var run = ThonProcess.RunIn(folder, "estimate", "--from-warp", xml, "--out", "out", "--threads", "2");
        Assert.True(run.ExitCode == 0, run.Error);
        var warp = WarpSeries.Read(xml);
        var star = TiltSeriesStar.Read(Path.Combine(folder, "out", "warptools2_gs04_ts_003.star"), "warptools2_gs04_ts_003");
        double[] differences = [.. star.Rows.Zip(warp.Grids["GridCTF"].Nodes, (row, node) => Math.Abs(row.Estimate!.Defocus.Mean.Angstroms - node.Value * 1e4)).Order()];
        Assert.Equal(47, differences.Length);
        Assert.True(differences[23] <= MedianDifference, $"median {differences[23]:F0} A");
        Assert.True(differences[^1] <= LargestDifference, $"worst {differences[^1]:F0} A");
        Assert.All(star.Rows, row => Assert.InRange(row.Estimate!.Sigma!.Value.Angstroms, 10, 500));
        Assert.Equal(Hand.Minus, star.Hand);
        Assert.Equal((-46.0, 140.97852), (star.Rows[0].TiltAngle!.Value.Degrees, star.Rows[0].DoseBefore!.Value.ElectronsPerSquareAngstrom));
        Assert.Equal(0, star.Rows[23].Acquired);
        Assert.Equal(47, File.ReadLines(Path.Combine(folder, "out", "warptools2_gs04_ts_003.tlt")).Count());
        Assert.True(File.Exists(Path.Combine(folder, "out", "warptools2_gs04_ts_003.defocus")));
        Assert.Equal((2, "output-exists"), Code(ThonProcess.RunIn(folder, "estimate", "--from-warp", xml, "--out", "out")));
    }

    [Fact]
    public void A_copy_in_UTF_16_gives_the_same_spectra()
    {
        string xml = Real(), copy = Path.Combine(Repository.TemporaryFolder(), Path.GetFileName(xml));
        File.WriteAllBytes(copy, WarpSeriesTests.Encode(File.ReadAllText(xml), "utf-16 bom"));
        var (one, other) = (Open(xml), Open(copy));
        Assert.Equal(one.Series.Tilts, other.Series.Tilts);
        Assert.All(one.Spectra.Zip(other.Spectra), pair => Assert.Equal(pair.First!.Power, pair.Second!.Power));
        Assert.Equal(one.Spectra[0]!.RingFrequency, other.Spectra[0]!.RingFrequency);
    }

    [Fact]
    public void Warps_own_defoci_change_nothing()
    {
        string xml = Real(), copy = Path.Combine(Repository.TemporaryFolder(), Path.GetFileName(xml));
        string text = File.ReadAllText(xml);
        foreach (string value in WarpSeries.Read(xml).Grids["GridCTF"].Nodes.Select(node => node.Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture)))
            text = text.Replace($"Value=\"{value}\"", "Value=\"1.5\"", StringComparison.Ordinal);
        File.WriteAllText(copy, text);
        Assert.All(Open(xml).Spectra.Zip(Open(copy).Spectra), pair => Assert.Equal(pair.First!.Power, pair.Second!.Power));
        Assert.All(WarpSeries.Read(copy).Grids["GridCTF"].Nodes, node => Assert.Equal(1.5, node.Value));
    }

    [Fact]
    public void Tilts_that_are_not_used_stay_in_their_rows()
    {
        string xml = Real(), copy = Path.Combine(Repository.TemporaryFolder(), Path.GetFileName(xml));
        string text = File.ReadAllText(xml);
        int at = text.IndexOf("<UseTilt>True", StringComparison.Ordinal);
        File.WriteAllText(copy, text[..at] + "<UseTilt>False" + text[(at + "<UseTilt>True".Length)..], Encoding.UTF8);
        var input = Open(copy);
        Assert.Equal((true, false), (input.Series.Tilts[0].IsExcluded, input.Series.Tilts[1].IsExcluded));
        Assert.Null(input.Spectra[0]);
        Assert.Equal(47, input.Spectra.Length);
    }

    [Fact]
    public void Options_go_before_the_file_and_those_without_use_are_refused()
    {
        var options = new MetadataOptions { PixelSize = new(1.4606), SphericalAberration = Length.FromMillimeters(2) };
        var input = WarpSpectra.Open(new(Real(), options));
        Assert.Equal((1.4606, 2.0), (input.Series.PixelSize.Angstroms, input.Series.Microscope.SphericalAberration.Millimeters));
        var refused = Assert.Throws<BadInputException>(() => WarpSpectra.Open(new(Real(), new MetadataOptions { Dose = new(3), Mdoc = "x" })));
        Assert.Equal(["--mdoc", "--dose"], refused.Findings.Select(finding => finding.Place));
    }

    internal static (int, string) Code(ThonProcess run)
    {
        string error = run.ErrorLines.First(line => line.StartsWith("error: ", StringComparison.Ordinal));
        return (run.ExitCode, error[(error.LastIndexOf('[') + 1)..].TrimEnd(']'));
    }

    private static SpectraInput Open(string xml) => WarpSpectra.Open(new(xml, new MetadataOptions()));

    private static string Real() => Repository.Shared("data/warp/warptools2_gs04_ts_003.xml");
}
