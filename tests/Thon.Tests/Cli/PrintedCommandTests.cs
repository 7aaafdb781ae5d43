using System.Diagnostics;
using Thon.Correct;
using Thon.Correct.Deconvolution;
using Thon.Provenance;
using Thon.Provenance.Steps;
using Thon.Tests.Pipeline;
using Thon.Tests.Provenance;
using Xunit;

namespace Thon.Tests.Cli;

/// <summary>The commands that a refusal prints, run as they stand: what they make must be what the recipe asks for.</summary>
public sealed class PrintedCommandTests
{
    private static readonly ProcessingStep Flip = LockBench.Flip, Weight = LockBench.Weight;

    private static readonly Dictionary<string, Preparation> Types = new()
    {
        ["flip"] = Images(Flip),
        ["flip, then dose, with all numbers"] = Images(Flip, DoseStep.Of(new(ExposurePoint.End) { Normalisation = WeightNormalisation.MeanSquare, Tilting = TiltFactor.Cosine })) with { Pixels = "float16" },
        ["dose alone"] = Images(Weight),
        ["dose, then flip"] = Images(Weight, Flip),
        ["a low-pass between flip and dose"] = Images(Flip, new LowPassStep(12), Weight),
        ["multiply with an envelope and a low-pass"] = Images(new CorrectionStep(CorrectionMode.Multiply), new EnvelopeStep(100), new LowPassStep(12)),
        ["wiener, then dose"] = Images(CorrectionStep.Wiener(null, 3), Weight),
        ["raw, deconvolved as warp does"] = Images(Deconvolution(DeconvolutionPreset.Warp, InputState.Raw)) with { Pixels = "float16" },
        ["weighted, deconvolved as tom does"] = Images(Weight, Deconvolution(DeconvolutionPreset.Tom, InputState.Raw)),
        ["flipped, deconvolved as isonet does"] = Images(Flip, Deconvolution(DeconvolutionPreset.IsoNet, InputState.Flipped)),
        ["dose, then flip, deconvolved as membrain does"] = Images(Weight, Flip, Deconvolution(DeconvolutionPreset.Membrain, InputState.Flipped)),
        ["binned"] = Images(Flip, Weight) with { PixelSizeAngstroms = 5 },
    };

    // One wrong file serves all: an unusual Wiener filter, which no type asks for.
    private static readonly Lazy<string> Wrong = new(() =>
    {
        string folder = Path.GetDirectoryName(SmallSeries.Write())!;
        var run = ThonProcess.RunIn(folder, "run", "small.mrc", "--cs", "2.7", "--hand", "+1", "--correct", "wiener", "--snr", "7", "--dose-weight", "off", "--out", "wrong");
        Assert.True(run.ExitCode == 0, run.Error);
        return folder;
    });

    private readonly LockBench _bench = new();

    public static TheoryData<string> Names => [.. Types.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_commands_of_a_refusal_make_a_file_that_matches(string name)
    {
        string folder = Repository.TemporaryFolder();
        foreach (string file in (string[])["small.mrc", "small.mrc.mdoc", "wrong/small_wiener.mrc", "wrong/small_wiener.mrc.thon.json"])
            File.Copy(Path.Combine(Wrong.Value, file), Path.Combine(folder, Path.GetFileName(file)));
        Matches(folder, Types[name], "small_wiener.mrc");
    }

    [Fact]
    public void The_command_for_sums_of_frames_makes_one_that_matches()
    {
        string folder = Path.GetDirectoryName(SmallSeries.Write())!;
        File.Delete(Path.Combine(folder, "small.mrc.mdoc"));
        var sum = ThonProcess.RunIn(folder, "dose", "--frames", "small.mrc", "--dose", "1.5", "--initial-dose", "2", "--voltage", "300", "--dose-at", "end", "--out", "wrong.mrc");
        Assert.True(sum.ExitCode == 0, sum.Error);
        Matches(folder, Images(FrameSumStep.Of(new(ExposurePoint.Middle))), "wrong.mrc");
    }

    private void Matches(string folder, Preparation preparation, string wrong)
    {
        var recipe = _bench.Recipe(preparation);
        File.WriteAllText(Path.Combine(folder, "recipe.json"), RecipeFile.Encode(recipe));
        var refused = LockBench.Verify(recipe, Path.Combine(folder, wrong));
        Assert.Equal(Verdict.Refused, refused.Verdict);
        string made = "";
        foreach (string line in refused.Commands)
        {
            if (line.StartsWith("newstack ", StringComparison.Ordinal)) Bin(folder, refused.Commands);
            if (!line.StartsWith("thon ", StringComparison.Ordinal)) continue;
            var run = ThonProcess.RunIn(folder, line[5..].Split(' '));
            Assert.True(run.ExitCode == 0, $"{line}\n{run.Error}");
            made = run.Out.Split('\n').LastOrDefault(word => word.StartsWith("wrote ", StringComparison.Ordinal) && word.Contains(".mrc ", StringComparison.Ordinal))?.Split(' ')[1] ?? made;
        }

        var verified = LockBench.Verify(recipe, Path.Combine(folder, made));
        Assert.True(verified.Verdict == Verdict.Matches, string.Join('\n', [.. refused.Commands, .. verified.Differences.Select(one => one.ToString()), .. verified.Reasons]));
    }

    // IMOD is seldom where tests run; the line beside it does the same with RELION.
    private static void Bin(string folder, IEnumerable<string> lines)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/relion_image_handler"), "relion_image_handler is not installed");
        string line = lines.Single(line => line.StartsWith("# without IMOD: ", StringComparison.Ordinal))["# without IMOD: ".Length..];
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", line + " >/dev/null 2>&1"]) { WorkingDirectory = folder })!;
        shell.WaitForExit();
        Assert.Equal(0, shell.ExitCode);
    }

    private static Preparation Images(params ProcessingStep[] steps) => LockBench.Usual with { Steps = [.. steps] };

    private static DeconvolutionStep Deconvolution(DeconvolutionPreset preset, InputState input) => DeconvolutionStep.Of(new(preset) { Strength = 0.8 }, input);
}
