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
        double[] differences = [.. star.Tilts.Zip(warp.Grids["GridCTF"].Nodes, (row, node) => Math.Abs(row.Estimate!.Defocus.Mean.Angstroms - node.Value * 1e4)).Order()];
        Assert.Equal(47, differences.Length);
        Assert.True(differences[23] <= MedianDifference, $"median {differences[23]:F0} A");
        Assert.True(differences[^1] <= LargestDifference, $"worst {differences[^1]:F0} A");
        Assert.All(star.Tilts, row => Assert.InRange(row.Estimate!.Sigma!.Value.Angstroms, 10, 500));
        Assert.Equal(Hand.Minus, star.Hand);
        Assert.Equal((-46.0, 140.97852), (star.Tilts[0].TiltAngle!.Value.Degrees, star.Tilts[0].DoseBefore!.Value.ElectronsPerSquareAngstrom));
        Assert.Equal(0, star.Tilts[23].Acquired);
        Assert.Equal(47, File.ReadLines(Path.Combine(folder, "out", "warptools2_gs04_ts_003.tlt")).Count());
        Assert.True(File.Exists(Path.Combine(folder, "out", "warptools2_gs04_ts_003.defocus")));
        // The size of the images is not known, and their record can be read all the same.
        var history = ThonProcess.RunIn(folder, "history", "out/warptools2_gs04_ts_003.star");
        Assert.True(history.ExitCode == 0, history.Error);
        Assert.Contains("47 power spectra", history.Out, StringComparison.Ordinal);
        Assert.Equal((2, "replay-spectra"), Code(ThonProcess.RunIn(folder, "replay", "out/warptools2_gs04_ts_003.defocus")));
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
    public void Tilts_to_leave_out_are_added_to_those_Warp_does_not_use()
    {
        string xml = Real(), folder = Repository.TemporaryFolder(), copy = Path.Combine(folder, Path.GetFileName(xml));
        File.WriteAllText(copy, File.ReadAllText(xml).Replace("<UseTilt>True", "<UseTilt>False", StringComparison.Ordinal), Encoding.UTF8);
        var run = ThonProcess.RunIn(folder, "estimate", "--from-warp", copy, "--exclude", "2-3", "--out", "out", "--threads", "2");
        Assert.True(run.ExitCode == 0, run.Error);
        string star = Path.Combine(folder, "out", Path.ChangeExtension(Path.GetFileName(xml), ".star"));
        var rows = TiltSeriesStar.Read(star, Path.GetFileNameWithoutExtension(xml)).Tilts;
        Assert.Equal([0, 2, 3], rows.Where(row => row.IsExcluded).Select(row => row.Section!.Value));
        Assert.All(rows.Where(row => row.IsExcluded), row =>
            Assert.Equal((DefocusSource.Predicted, FitVerdict.Failed, "excluded"), (row.Estimate!.Source, row.Estimate.Verdict!.Value, row.Estimate.Reason)));
        Assert.DoesNotContain("-0.00", File.ReadAllText(Path.ChangeExtension(star, ".log")));
        var again = Open(xml, new MetadataOptions { ExcludeFile = star });
        Assert.Equal([0, 2, 3], again.Series.Tilts.Where(tilt => tilt.IsExcluded).Select(tilt => tilt.Section));
        Assert.Equal([0, 2, 3], Enumerable.Range(0, 47).Where(i => again.Spectra[i] is null));
        foreach (var (list, code) in new[] { ("47", "exclude-section"), ("1-46", "exclude-all") })
            Assert.Equal(code, Assert.Throws<BadInputException>(() => Open(copy, new MetadataOptions { Exclude = SectionList.Parse(list) })).Findings.Single().Code);
    }

    [Fact]
    public void A_stated_phase_goes_before_the_files_even_if_it_is_none()
    {
        string xml = Real(), copy = Path.Combine(Repository.TemporaryFolder(), Path.GetFileName(xml));
        File.WriteAllText(copy, File.ReadAllText(xml).Replace("<GridCTFPhase", "<NoPhase", StringComparison.Ordinal).Replace("</GridCTFPhase", "</NoPhase", StringComparison.Ordinal)
            .Replace("Name=\"PhaseShift\" Value=\"0\"", "Name=\"PhaseShift\" Value=\"0.5\"", StringComparison.Ordinal));
        var settings = new PreprocessSettings(copy, new MetadataOptions());
        void Phase(double degrees, string source, SpectraInput input)
        {
            Assert.All(input.PhaseShifts, phase => Assert.Equal(degrees, phase.Degrees, 1e-6));
            Assert.StartsWith(source, input.Values.Single(value => value.Name == "phase shift").Source);
        }

        Phase(90, "Warp's", WarpSpectra.Open(settings));
        Phase(30, "option", WarpSpectra.Open(settings with { Estimation = new() { PhaseShift = Angle.FromDegrees(30) } }));
        Phase(0, "option", WarpSpectra.Open(settings, Angle.Zero));
        Assert.Contains(WarpSpectra.Open(settings).Values, value => value.Name == "defocus searched");
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

    private static SpectraInput Open(string xml, MetadataOptions? options = null) => WarpSpectra.Open(new(xml, options ?? new MetadataOptions()));

    private static string Real() => Repository.Shared("data/warp/warptools2_gs04_ts_003.xml");
}
