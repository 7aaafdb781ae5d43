using Thon.Formats.Imod;
using Thon.Formats.Mrc;
using Thon.Formats.Star;
using Thon.Simulate;
using Thon.Tests.Formats.Mrc;
using Thon.Tests.Pipeline;
using Thon.Units;
using Xunit;

namespace Thon.Tests.Cli;

/// <summary>The verbs that work on a series, as users run them.</summary>
public sealed class SeriesVerbTests
{
    [Fact]
    public void Run_prints_each_value_with_its_source_and_the_files_it_wrote()
    {
        string folder = Path.GetDirectoryName(SmallSeries.Write())!;
        var run = ThonProcess.RunIn(folder, "run", "small.mrc", "--cs", "2.7", "--hand", "+1", "--out", "out");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("small.mrc: 7 images of 384 x 400", run.Out);
        AssertUsed(run, "pixel size", "2.5 A", "mdoc small.mrc.mdoc");
        AssertUsed(run, "voltage", "300 kV", "mdoc small.mrc.mdoc");
        AssertUsed(run, "spherical aberration", "2.7 mm", "option --cs");
        AssertUsed(run, "hand", "+1", "option --hand");
        AssertUsed(run, "data type", "Thon: raw", "no label in the header of small.mrc");
        Assert.Equal(
            ["out/small_flip_dw.mrc", "out/small.star", "out/small.defocus", "out/small.tlt", "out/small.log", "out/small_flip_dw.mrc.thon.json", "out/small.star.thon.json", "out/small.defocus.thon.json", "out/small.html"],
            run.Out.Split('\n').Where(line => line.StartsWith("wrote ", StringComparison.Ordinal)).Select(line => line["wrote ".Length..].Split("  (")[0]));
        string log = File.ReadAllText(Path.Combine(folder, "out", "small.log"));
        Assert.Contains("thon run small.mrc --cs 2.7 --hand +1 --out out\n", log);
        Assert.Contains("\n   from 0 ", log);
    }

    [Fact]
    public void Options_go_before_metadata_files_and_these_before_the_header()
    {
        string folder = Path.GetDirectoryName(SmallSeries.Write())!, mdoc = Path.Combine(folder, "small.mrc.mdoc");
        File.WriteAllText(mdoc, File.ReadAllText(mdoc).Replace("PixelSpacing = 2.5\n", "PixelSpacing = 2.51\n", StringComparison.Ordinal));
        string[] dose = ["dose", "small.mrc", "--force", "--out", "weighted.mrc"];
        AssertUsed(ThonProcess.RunIn(folder, dose), "pixel size", "2.51 A", "mdoc small.mrc.mdoc");
        var options = ThonProcess.RunIn(folder, [.. dose, "--pixel-size", "2.6", "--voltage", "200", "--dose", "2", "--dose-order", "symmetric:2-"]);
        AssertUsed(options, "pixel size", "2.6 A", "option --pixel-size");
        AssertUsed(options, "voltage", "200 kV", "option --voltage");
        AssertUsed(options, "dose", "2 e/A^2 an image, 14 in all", "option --dose, in the order symmetric:2- of option --dose-order");
        File.WriteAllText(Path.Combine(folder, "small.rawtlt"), "-45\n-30\n-15\n0\n15\n30\n45\n");
        var header = ThonProcess.RunIn(folder, [.. dose, "--mdoc", "none", "--voltage", "300", "--dose", "3", "--dose-order", "symmetric"]);
        AssertUsed(header, "pixel size", "2.5 A", "header of small.mrc");
        AssertUsed(header, "tilt angles", "7 from -45.00 to 45.00 degrees", "small.rawtlt");
        AssertUsed(header, "hand", "not stated", "not needed here");
    }

    [Fact]
    public void What_the_estimation_is_told_to_assume_stands_among_the_values_and_in_the_log()
    {
        string folder = Path.GetDirectoryName(SmallSeries.Write())!;
        string[] estimate = ["estimate", "small.mrc", "--cs", "2.7", "--hand", "+1", "--force", "--out", "out"];
        var plain = ThonProcess.RunIn(folder, estimate);
        AssertUsed(plain, "phase shift", "0 degrees", "default");
        AssertUsed(plain, "defocus searched", "0.3 to 10 um", "default");
        var told = ThonProcess.RunIn(folder, [.. estimate, "--phase", "1.5", "--thickness", "700", "--defocus-range", "1:6", "--exclude", "1,3-4"]);
        Assert.True(told.ExitCode == 0, told.Error);
        AssertUsed(told, "phase shift", "1.5 degrees", "option --phase");
        AssertUsed(told, "thickness", "700 A", "option --thickness");
        AssertUsed(told, "defocus searched", "1 to 6 um", "option --defocus-range");
        AssertUsed(told, "excluded", "sections 1,3-4, from 0", "option --exclude");
        Assert.Contains("(option --thickness)", File.ReadAllText(Path.Combine(folder, "out", "small.log")));
        var rows = TiltSeriesStar.Read(Path.Combine(folder, "out", "small.star"), "small").Tilts;
        Assert.Equal([1, 3, 4], rows.Where(row => row.IsExcluded).Select(row => row.Section!.Value));
        var again = ThonProcess.RunIn(folder, [.. estimate[..^1], "again", "--exclude", "out/small.star"]);
        AssertUsed(again, "excluded", "sections 1,3,4, from 0", "option --exclude small.star");
    }

    [Theory]
    [InlineData("--phase", "fit", "phase shift", "fitted, one for the series")]
    [InlineData("--phase", "drift", "phase shift", "fitted, drifting")]
    [InlineData("--astigmatism", "drift", "astigmatism", "fitted, drifting")]
    [InlineData("--fit-plane", null, "specimen plane", "tilt offset and X-tilt fitted")]
    public void A_model_is_chosen_by_a_word(string option, string? word, string name, string value)
    {
        string folder = Path.GetDirectoryName(SmallSeries.Write())!;
        string[] words = word is null ? [option] : [option, word];
        AssertUsed(ThonProcess.RunIn(folder, ["estimate", "small.mrc", "--cs", "2.7", "--hand", "+1", "--out", "out", .. words]), name, value, "option " + option);
    }

    [Fact]
    public void An_aligned_stack_is_corrected_with_the_metadata_of_the_raw_one_and_its_transforms()
    {
        // The raw stack's axis is at 0; the aligned one was turned by half a turn and keeps its pixels.
        string folder = Path.GetDirectoryName(SmallSeries.Write())!;
        TiltSeriesStar.Write(Path.Combine(folder, "raw.star"), TrueSeries.Of(SmallSeries.Settings), "raw.mrc");
        ImodTransforms.Write(Path.Combine(folder, "raw.xf"), Enumerable.Repeat(new ImodTransform(-1, 0, 0, -1, 4, -2), SmallSeries.Count));
        string[] correct = ["correct", "small.mrc", "--mdoc", "none", "--ctf", "raw.star"];
        var plain = ThonProcess.RunIn(folder, [.. correct, "--out", "plain.mrc"]);
        Assert.True(plain.ExitCode == 0, plain.Error);
        var aligned = ThonProcess.RunIn(folder, [.. correct, "--xf", "raw.xf", "--pixel-size", "2.5", "--out", "aligned.mrc"]);
        Assert.True(aligned.ExitCode == 0, aligned.Error);
        Assert.DoesNotContain("warning", aligned.Error);
        AssertUsed(aligned, "pixel size", "2.5 A", "option --pixel-size");
        AssertUsed(aligned, "raw pixel size", "2.5 A, binned by 1", "raw.star");
        AssertUsed(aligned, "transforms", "7, turned by 180.00 to 180.00 degrees", "raw.xf");
        AssertUsed(aligned, "tilt axis", "0 degrees", "raw.star");
        Assert.NotEqual(File.ReadAllBytes(Path.Combine(folder, "plain.mrc")), File.ReadAllBytes(Path.Combine(folder, "aligned.mrc")));
        var over = ThonProcess.RunIn(folder, [.. correct, "--xf", "raw.xf", "--out", "raw.xf", "--force"]);
        Assert.Contains("[output-is-input]", over.Error);
    }

    [Theory]
    [InlineData("flip", "", "correcting: flip", "flip")]
    [InlineData("multiply", "--b-factor 200", "correcting: multiply, B factor 200 A^2", "multiply+b(200)")]
    [InlineData("wiener", "--snr 0.5", "correcting: wiener, SNR 0.5, gain at most 2", "wiener")]
    [InlineData("wiener", "--snr 4:25.5 --max-gain 1.5 --max-resolution 20", "correcting: wiener, SNR 4 exp(-25.5 A k), gain at most 1.5, detail kept: down to 20 A", "wiener+lp(20)")]
    [InlineData("wiener", "--snr 1e6:10000 --max-resolution 8", "correcting: wiener, SNR 1000000 exp(-10000 A k), gain at most 2, detail kept: all, since 8 A is no more than two pixels", "wiener")]
    public void Correct_says_how_it_corrects_and_what_it_made(string mode, string options, string said, string type)
    {
        var series = new TinySeries();
        series.Write("even.mrc", 2);
        series.Write("odd.mrc", 3);
        string[] words = ["correct", "ts.mrc", "--ctf", "truth.star", "--mode", mode, "--out", "new/c.st", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--also", "even.mrc", "odd.mrc"];
        var run = ThonProcess.RunIn(series.Folder, words);
        Assert.True(run.ExitCode == 0, run.Error);
        string[] lines = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(said, lines);
        AssertUsed(run, "sister stacks", "even.mrc, odd.mrc", "option --also");
        string[] files = ["new/c.st", $"new/even_{mode}.mrc", $"new/odd_{mode}.mrc"];
        Assert.Equal([.. files.Select(file => $"wrote {file}  (Thon: {type})"), .. files.Select(file => $"wrote {file}.thon.json")], lines.TakeLast(6));
        Assert.All(files, file => Assert.True(File.Exists(Path.Combine(series.Folder, file))));
    }

    [Fact]
    public void Dose_says_at_which_moment_it_weights_and_takes_sisters()
    {
        var series = new TinySeries();
        series.Write("even.mrc", 2);
        File.WriteAllLines(series.Path("ts.tlt"), ["20", "-40", "0", "40", "-20"]);
        var run = ThonProcess.RunIn(series.Folder, "dose", "ts.mrc", "--dose-at", "end", "--out", "w.mrc", "--voltage", "300", "--dose", "3", "--dose-order", "symmetric", "--also", "even.mrc");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("weighting: dose at the end of each exposure\n", run.Out);
        Assert.True(File.Exists(series.Path("even_dw.mrc")));
    }

    [Theory]
    [InlineData("multiply", "small_multiply_dw.mrc", "Thon: multiply+dw(gg,mid)+b(100)")]
    [InlineData("wiener", "small_wiener_dw.mrc", "Thon: wiener+dw(gg,mid)+b(100)", "--snr", "0.4", "--max-gain", "3")]
    public void Run_names_its_stack_after_its_steps_and_logs_what_they_were(string mode, string file, string label, params string[] options)
    {
        string folder = Path.GetDirectoryName(SmallSeries.Write())!;
        var run = ThonProcess.RunIn(folder, ["run", "small.mrc", "--cs", "2.7", "--hand", "+1", "--out", "out", "--correct", mode, "--b-factor", "100", .. options]);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains($"wrote out/{file}  ({label})\n", run.Out);
        AssertUsed(run, "correction", mode, "option --correct");
        AssertUsed(run, "B factor", "100 A^2", "option --b-factor");
        if (options.Length > 0) AssertUsed(run, "gain", "at most 3", "option --max-gain");
        string log = File.ReadAllText(Path.Combine(folder, "out", "small.log"));
        Assert.Contains("(option --b-factor)\n", log);
        Assert.Contains("dose weight", log);
    }

    [Theory]
    [InlineData("estimating: 0 of 48", "estimate", "long.mrc", "--out", "out", "--cs", "2.7", "--voltage", "300", "--hand", "+1")]
    [InlineData("processing: 0 of 48", "correct", "long.mrc", "--out", "out/c.mrc", "--ctf", "long.defocus", "--cs", "2.7", "--voltage", "300", "--hand", "+1")]
    public void An_interrupt_ends_with_130_and_leaves_no_file(string begun, params string[] args)
    {
        const int size = 512, count = 48;
        string folder = Repository.TemporaryFolder();
        float[] noise = [.. Enumerable.Range(0, size * size).Select(i => (float)((uint)i * 2654435761u >> 24))];
        MrcWriterTests.Write(Path.Combine(folder, "long.mrc"), new(size, size, count, MrcMode.Int16, Length.FromAngstroms(2.5)), [.. Enumerable.Repeat(noise, count)]);
        File.WriteAllLines(Path.Combine(folder, "long.tlt"), Enumerable.Range(0, count).Select(i => $"{i}"));
        File.WriteAllText(Path.Combine(folder, "long.defocus"), $"1 {count} 0 {count} 3000 2\n");
        string[] before = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        using var process = ThonProcess.StartIn(folder, [.. args, "--threads", "1"]);
        Assert.Equal(begun, process.StandardError.ReadLine());
        ThonProcess.Signal(process, 2);
        string rest = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(130, process.ExitCode);
        Assert.Contains("cancelled", rest);
        Assert.Equal(before, Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
    }

    private static void AssertUsed(ThonProcess run, string name, string value, string source) =>
        Assert.Contains(run.Out.Split('\n'), line => line.StartsWith($"  {name} ", StringComparison.Ordinal) && line.Contains($" {value} ", StringComparison.Ordinal) && line.EndsWith($"({source})", StringComparison.Ordinal));
}
