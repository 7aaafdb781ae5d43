using System.Text.RegularExpressions;
using Thon.Formats.Imod;
using Thon.Provenance;
using Thon.Tests.Pipeline;
using Xunit;

namespace Thon.Tests.Cli;

/// <summary>What the tool wrote is recomputed by the tool from its record and the images alone: every metadata file is gone, and all files lie elsewhere.</summary>
public sealed partial class ReplayFromRecordAloneTests
{
    [Fact]
    public void A_run_with_sisters_and_the_deconvolution_after_it_are_bit_identical_and_one_history()
    {
        string folder = Path.GetDirectoryName(SmallSeries.Write())!;
        File.Copy(Path.Combine(folder, "small.mrc"), Path.Combine(folder, "half.mrc"));
        // Another pixel than in the main stack, so that the two are told apart by their content.
        ChangeLastByte(Path.Combine(folder, "half.mrc"));
        Work(folder, "run small.mrc --also half.mrc --cs 2.7 --hand +1 --out out");
        Work(folder, "deconvolve out/small_flip_dw.mrc --ctf out/small.star --out out/deconv.mrc");
        folder = Alone(folder, "small.mrc", "half.mrc", "out/small_flip_dw.mrc", "out/half_flip_dw.mrc", "out/deconv.mrc");
        foreach (string output in (string[])["small_flip_dw.mrc", "half_flip_dw.mrc", "deconv.mrc"]) Replays(folder, output);
        string history = OneBlank().Replace(Work(folder, "history deconv.mrc"), " ");
        string[] told = ["1. thon run", "2. thon deconvolve", "step 1 flip\n", "data type Thon: flip+dw(gg,mid)\n", "data type Thon: flip+dw(gg,mid)+deconv(warp)\n", "metadata small.star, "];
        foreach (string words in told) Assert.True(history.Contains(words, StringComparison.Ordinal), $"'{words}' is not in\n{history}");
        Assert.Contains("those of the main stack of its series", Work(folder, "history half_flip_dw.mrc"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_correction_through_transforms_is_bit_identical()
    {
        var series = new TinySeries();
        ImodTransforms.Write(series.Path("raw.xf"), Enumerable.Range(0, TinySeries.Count).Select(i => new ImodTransform(Math.Cos(0.1), -Math.Sin(0.1), Math.Sin(0.1), Math.Cos(0.1), 1.3 * i, -2.7)));
        Work(series.Folder, "correct ts.mrc --ctf truth.star --xf raw.xf --raw-pixel-size 4 --mode multiply --out aligned.mrc");
        string folder = Alone(series.Folder, "ts.mrc", "aligned.mrc");
        Assert.Contains("5 images by transforms from the raw ones", Work(folder, "history aligned.mrc"), StringComparison.Ordinal);
        Replays(folder, "aligned.mrc");
    }

    [Fact]
    public void A_sum_of_frames_is_bit_identical()
    {
        var series = new TinySeries();
        Work(series.Folder, "dose --frames ts.mrc --dose 2 --voltage 300 --initial-dose 1 --pixels float16 --out sum.mrc");
        string folder = Alone(series.Folder, "ts.mrc", "sum.mrc");
        Assert.Contains("1. thon dose --frames", Work(folder, "history sum.mrc"), StringComparison.Ordinal);
        Replays(folder, "sum.mrc");
    }

    private static void Replays(string folder, string output)
    {
        string replay = Work(folder, $"replay {output} --threads 2");
        Assert.EndsWith("\nbit-identical\n", replay, StringComparison.Ordinal);
        Assert.DoesNotContain("not repeated", replay, StringComparison.Ordinal);
    }

    private static string Work(string folder, string line)
    {
        var run = ThonProcess.RunIn(folder, line.Split(' '));
        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        return run.Out;
    }

    /// <summary>Moves files, with their records where they have any, into a fresh folder; all else goes.</summary>
    private static string Alone(string folder, params string[] files)
    {
        string fresh = Repository.TemporaryFolder();
        foreach (string file in files.Concat(files.Select(Sidecar.PathOf)).Select(file => Path.Combine(folder, file)).Where(File.Exists))
            File.Move(file, Path.Combine(fresh, Path.GetFileName(file)));
        Directory.Delete(folder, recursive: true);
        return fresh;
    }

    [GeneratedRegex(" +")]
    private static partial Regex OneBlank();

    private static void ChangeLastByte(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);
    }
}
