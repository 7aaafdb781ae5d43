using Thon.Formats.Mrc;
using Thon.Formats.Star;
using Thon.Tests.Formats.Mrc;
using Thon.Tests.Pipeline;
using Xunit;

namespace Thon.Tests.Cli;

/// <summary>Dose weighting as users ask for it.</summary>
public sealed class DoseVerbTests
{
    private const string Dose = "dose ts.mrc --tilt-angles ts.tlt --dose 3 --dose-order symmetric --voltage 300 --out w.mrc ";

    [Theory]
    [InlineData("", "dw(gg,mid)", "weighting: dose at the middle of each exposure")]
    [InlineData("--curve bfactor", "dw(bfactor,mid)", "weighting: dose at the middle of each exposure, B factor 4 A^2 for each e/A^2")]
    [InlineData("--curve bfactor --b-per-dose 3 --dose-at start", "dw(bfactor:3,start)", "weighting: dose at the start of each exposure, B factor 3 A^2 for each e/A^2")]
    [InlineData("--dose-at end --normalise meansq --cos-tilt on", "dw(gg,end,meansq,cos)", "weighting: dose at the end of each exposure, over the root of the mean square, times cos(tilt)")]
    [InlineData("--curve gg --normalise sumsq --cos-tilt off", "dw(gg,mid,sumsq)", "weighting: dose at the middle of each exposure, over the root of the sum of squares")]
    public void The_label_and_the_log_name_the_weighting(string options, string step, string said)
    {
        var series = Series();
        var run = Run(series, Dose + options);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains(said + "\n", run.Out);
        Assert.Contains($"wrote w.mrc  (Thon: {step})\n", run.Out);
        var again = Run(series, $"dose w.mrc --tilt-angles ts.tlt --dose 3 --dose-order symmetric --voltage 300 --out again.mrc {options}");
        Assert.Equal(2, again.ExitCode);
        Assert.Contains("[already-weighted]", again.Error);
    }

    [Fact]
    public void A_B_factor_needs_no_voltage_and_a_cosine_needs_the_angles()
    {
        var series = Series();
        string plain = "dose ts.mrc --dose 3 --dose-order stack --out w.mrc --force ";
        Assert.Contains("[voltage-missing]", Run(series, plain).Error);
        Assert.Equal(0, Run(series, plain + "--curve bfactor").ExitCode);
        File.Delete(series.Path("ts.tlt"));
        Assert.Equal(0, Run(series, plain + "--curve bfactor").ExitCode);
        Assert.Contains("[tilt-angles-missing]", Run(series, plain + "--curve bfactor --cos-tilt on").Error);
    }

    [Fact]
    public void An_initial_dose_is_printed_and_changes_the_images()
    {
        var series = Series();
        Run(series, Dose);
        var later = Run(series, Dose.Replace("w.mrc", "later.mrc", StringComparison.Ordinal) + "--initial-dose 40");
        Assert.Contains(later.Out.Split('\n'), line => line.StartsWith("  initial dose ", StringComparison.Ordinal) && line.Contains("40 e/A^2, 55 in all with it", StringComparison.Ordinal) && line.EndsWith("(option --initial-dose)", StringComparison.Ordinal));
        Assert.NotEqual(File.ReadAllBytes(series.Path("w.mrc")), File.ReadAllBytes(series.Path("later.mrc")));
    }

    [Fact]
    public void A_run_takes_the_same_options_and_its_STAR_file_has_label_and_doses()
    {
        string folder = Path.GetDirectoryName(SmallSeries.Write())!;
        var run = ThonProcess.RunIn(folder, "run", "small.mrc", "--cs", "2.7", "--hand", "+1", "--out", "out", "--curve", "bfactor", "--normalise", "meansq", "--cos-tilt", "on", "--initial-dose", "12");
        Assert.True(run.ExitCode == 0, run.Error);
        const string label = "Thon: flip+dw(bfactor,mid,meansq,cos)";
        Assert.Contains($"wrote out/small_flip_dw.mrc  ({label})\n", run.Out);
        Assert.Contains("(option --curve, --normalise, --cos-tilt)\n", run.Out);
        string star = Path.Combine(folder, "out", "small.star");
        Assert.Contains(label, File.ReadAllText(star));
        Assert.Equal(12, TiltSeriesStar.Read(star, "small").Tilts.Min(row => row.DoseBefore!.Value.ElectronsPerSquareAngstrom), 1e-6);
    }

    [Fact]
    public void The_frames_of_a_movie_become_one_image()
    {
        var series = new TinySeries();
        var run = Run(series, "dose --frames ts.mrc --dose 2 --voltage 300 --dose-at end --curve gg --initial-dose 1 --pixels float16 --threads 2 --out new/sum.mrc");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains($"ts.mrc: {TinySeries.Count} frames of {TinySeries.Width} x {TinySeries.Height}\n", run.Out);
        Assert.Contains("option --dose, in the order of the frames", run.Out);
        Assert.EndsWith("wrote new/sum.mrc  (Thon: frames(gg,end))\nwrote new/sum.mrc.thon.json\n", run.Out);
        using var sum = MrcReader.Open(series.Path("new/sum.mrc"));
        Assert.Equal((1, 4.0), (sum.Count, sum.PixelSize!.Value.Angstroms));
        Assert.All(MrcWriterTests.Read(sum, 0), pixel => Assert.True(float.IsFinite(pixel)));
    }

    private static TinySeries Series()
    {
        var series = new TinySeries();
        File.WriteAllLines(series.Path("ts.tlt"), ["20", "-40", "0", "40", "-20"]);
        return series;
    }

    private static ThonProcess Run(TinySeries series, string line) => ThonProcess.RunIn(series.Folder, line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
