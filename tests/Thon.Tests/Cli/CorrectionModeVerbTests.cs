using Thon.Correct;
using Thon.Formats.Mrc;
using Thon.Imaging;
using Thon.Tests.Formats.Mrc;
using Thon.Tests.Fourier;
using Thon.Tests.Pipeline;
using Thon.Tilts;
using Xunit;

namespace Thon.Tests.Cli;

/// <summary>One correction by two ways: by the verb that estimates and corrects, by the one that corrects from its file, and by the library alone.</summary>
public sealed class CorrectionModeVerbTests
{
    // The STAR file keeps six digits of defoci and ratios.
    private const double Digits = 1e-4;

    [Fact]
    public void Correct_makes_of_the_STAR_file_of_a_run_what_the_run_made_by_a_Wiener_filter()
    {
        string folder = Path.GetDirectoryName(SmallSeries.Write())!;
        var run = ThonProcess.RunIn(folder, "run", "small.mrc", "--cs", "2.7", "--hand", "+1", "--correct", "wiener", "--dose-weight", "off", "--out", "out");
        Assert.True(run.ExitCode == 0, run.Error);
        var again = ThonProcess.RunIn(folder, "correct", "small.mrc", "--mode", "wiener", "--ctf", "out/small.star", "--out", "again.mrc");
        Assert.True(again.ExitCode == 0, again.Error);
        float[][] ran = Images(Path.Combine(folder, "out", "small_wiener.mrc")), corrected = Images(Path.Combine(folder, "again.mrc"));
        for (int section = 0; section < SmallSeries.Count; section++)
        {
            Signals.Near(ran[section], corrected[section], Digits, $"section {section}");
            Assert.True(Signals.Distance(ran[section], SmallSeries.Image(section)) > 0.1, $"section {section} stayed");
        }
    }

    [Fact]
    public void Correct_multiplies_by_the_CTF_of_a_STAR_file()
    {
        var series = new TinySeries();
        var run = ThonProcess.RunIn(series.Folder, "correct", "ts.mrc", "--ctf", "truth.star", "--mode", "multiply", "--b-factor", "30", "--out", "multiplied.mrc");
        Assert.True(run.ExitCode == 0, run.Error);
        float[][] raw = Images(series.Stack), found = Images(series.Path("multiplied.mrc"));
        foreach (var tilt in series.Truth.Tilts)
        {
            var image = new Image(TinySeries.Width, TinySeries.Height, raw[tilt.Section]);
            var filter = new ImageFilter(CorrectionMode.Multiply) { BFactor = 30 };
            new LocalCorrection(image.Width, image.Height, TinySeries.PixelSize, LocalOptics.Of(series.Truth, tilt), filter, new()).ApplyInPlace(image);
            Signals.Near(image.Pixels, found[tilt.Section], Digits, $"section {tilt.Section}");
        }
    }

    private static float[][] Images(string file)
    {
        using var stack = MrcReader.Open(file);
        return [.. Enumerable.Range(0, stack.Count).Select(section => MrcWriterTests.Read(stack, section))];
    }
}
