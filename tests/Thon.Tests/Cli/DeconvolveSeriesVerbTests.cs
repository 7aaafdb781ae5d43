using Thon.Formats.Imod;
using Thon.Formats.Mrc;
using Thon.Tests.Pipeline;
using Xunit;

namespace Thon.Tests.Cli;

/// <summary><c>thon deconvolve --ctf</c>, of the images of a tilt series, as users run it.</summary>
public sealed class DeconvolveSeriesVerbTests
{
    private const string Raw = " --input-state raw";

    [Fact]
    public void A_series_is_deconvolved_beside_itself_and_says_so()
    {
        var series = new TinySeries();
        var run = Run(series, "ts.mrc --ctf truth.star --plot f.png" + Raw);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("wrote ts_deconv.mrc  (Thon: deconv(warp))", run.Out, StringComparison.Ordinal);
        Assert.Contains("tilt axis             25 degrees", run.Out, StringComparison.Ordinal);
        Assert.Contains("data type             Thon: raw", run.Out, StringComparison.Ordinal);
        Assert.Matches(@"data type .*\(option --input-state\)\n", run.Out);
        Assert.Matches(@"first zero .*\(CTF of section 2\)\n", run.Out);
        Assert.True(File.Exists(series.Path("f.png")));
        using MrcReader before = MrcReader.Open(series.Stack), after = MrcReader.Open(series.Path("ts_deconv.mrc"));
        Assert.Equal((before.Width, before.Height, before.Count, before.PixelSize), (after.Width, after.Height, after.Count, after.PixelSize));
        Assert.Equal([.. before.Labels, "deconv warp S=1 F=1 H=300A df=each 300kV Cs=2.7mm A=0.07 phase=each CTF", "Thon: deconv(warp)"], after.Labels.SkipLast(1));
        Assert.Equal("already-deconvolved", Code(Run(series, "ts_deconv.mrc --ctf truth.star")));
    }

    [Fact]
    public void Without_axis_or_hand_a_note_says_that_each_image_has_one_defocus()
    {
        var series = new TinySeries();
        ImodDefocusFile.Of(series.Truth, "ts.defocus").Write(series.Path("ts.defocus"));
        ImodAngles.Write(series.Path("ts.tlt"), series.Truth.Tilts.Select(tilt => tilt.Angle));
        var run = Run(series, "ts.mrc --ctf ts.defocus --voltage 300 --cs 2.7" + Raw);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains(run.ErrorLines, line => line.EndsWith("[deconvolution-one-defocus]", StringComparison.Ordinal));
        Assert.Contains("so each image has one defocus", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ts.mrc --ctf truth.star", "input-state-missing")]
    [InlineData("ts.mrc --ctf nowhere.star" + Raw, "text-unreadable")]
    [InlineData("ts.mrc --ctf truth.star --star truth.star" + Raw, "option-without-effect")]
    [InlineData("ts.mrc --ctf truth.star --defocus 30000" + Raw, "option-without-effect")]
    [InlineData("ts.mrc --ctf truth.star --phase-shift 30" + Raw, "option-without-effect")]
    [InlineData("ts.mrc --ctf truth.star --max-memory 1G" + Raw, "option-without-effect")]
    [InlineData("ts.mrc --hand +1 --voltage 300 --cs 2.7 --defocus 30000" + Raw, "option-without-effect")]
    [InlineData("ts.mrc --ctf truth.star --out ts.mrc --force" + Raw, "output-is-input")]
    [InlineData("ts.mrc --ctf truth.star --out truth.star --force" + Raw, "output-is-input")]
    [InlineData("ts.mrc --ctf truth.star --out a.tif" + Raw, "output-format")]
    public void What_is_wrong_is_told_with_exit_code_2_and_leaves_nothing(string line, string code)
    {
        var series = new TinySeries();
        string[] before = Directory.GetFileSystemEntries(series.Folder);
        var run = Run(series, line);
        Assert.Equal((2, code), (run.ExitCode, Code(run)));
        Assert.Equal(before.Order(), Directory.GetFileSystemEntries(series.Folder).Order());
    }

    private static ThonProcess Run(TinySeries series, string line) => ThonProcess.RunIn(series.Folder, ["deconvolve", .. line.Split(' ')]);

    private static string Code(ThonProcess run)
    {
        string error = Assert.Single(run.ErrorLines, line => line.StartsWith("error: ", StringComparison.Ordinal));
        return error[(error.LastIndexOf('[') + 1)..].TrimEnd(']');
    }
}
