using Thon.Correct;
using Thon.Correct.Deconvolution;
using Thon.Formats.Mrc;
using Thon.Provenance;
using Thon.Provenance.Steps;
using Thon.Tests.Pipeline;
using Thon.Tests.Provenance;
using Xunit;

namespace Thon.Tests.Cli;

/// <summary>Runs that prepare a series as a recipe says.</summary>
public sealed class RunRecipeTests
{
    private const string Line = "run small.mrc --cs 2.7 --hand +1 --recipe recipe.json --out out ";

    private readonly string _folder = Path.GetDirectoryName(SmallSeries.Write())!;
    private readonly LockBench _bench = new();

    [Fact]
    public void A_run_by_a_recipe_gives_the_bytes_of_the_run_by_options()
    {
        Write(LockBench.Usual with
        {
            Steps = [CorrectionStep.Wiener(null, 3), DoseStep.Of(new(ExposurePoint.End)), new EnvelopeStep(50), new LowPassStep(8)],
            Pixels = "float16",
        });
        var run = Run(Line);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("recipe recipe.json: wiener+dw(gg,end)+b(50)+lp(8)\n", run.Out);
        Assert.Contains("wrote out/small_wiener_dw.mrc  (Thon: wiener+dw(gg,end)+b(50)+lp(8))\n", run.Out);
        Run("run small.mrc --cs 2.7 --hand +1 --out same --correct wiener --max-gain 3 --dose-at end --b-factor 50 --max-resolution 8 --pixels float16");
        Assert.Equal(File.ReadAllBytes(At("same/small_wiener_dw.mrc")), File.ReadAllBytes(At("out/small_wiener_dw.mrc")));
    }

    [Fact]
    public void A_recipe_that_ends_in_a_deconvolution_is_followed_to_its_end()
    {
        Write(LockBench.Usual with { Steps = [.. LockBench.Usual.Steps, DeconvolutionStep.Of(new(DeconvolutionPreset.IsoNet) { Strength = 0.8 }, InputState.Flipped)], Pixels = "float16" });
        var run = Run(Line);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("wrote out/small_flip_dw_deconv.mrc  (Thon: flip+dw(gg,mid)+deconv(isonet))\n", run.Out);
        var alone = Run("deconvolve out/small_flip_dw.mrc --ctf out/small.star --preset isonet --strength 0.8 --pixels float16 --out alone.mrc");
        Assert.True(alone.ExitCode == 0, alone.Error);
        Assert.Equal(File.ReadAllBytes(At("alone.mrc")), File.ReadAllBytes(At("out/small_flip_dw_deconv.mrc")));
        using var between = MrcReader.Open(At("out/small_flip_dw.mrc"));
        Assert.Equal(MrcMode.Float32, between.Header.Mode);
        Assert.Contains("[output-exists]", Run(Line).Error);
    }

    [Fact]
    public void Sister_stacks_are_followed_to_the_end_as_well_and_missed_where_halves_were_locked()
    {
        var deconvolved = LockBench.Usual with { Steps = [LockBench.Flip, DeconvolutionStep.Of(new(DeconvolutionPreset.Warp), InputState.Flipped)], Filters = FilterSource.MainStack };
        Write(deconvolved);
        File.Copy(At("small.mrc"), At("small_EVN.mrc"));
        var run = Run(Line + "--also small_EVN.mrc");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.DoesNotContain("[recipe-halves]", run.Error);
        Assert.Contains("wrote out/small_EVN_flip_deconv.mrc  (Thon: flip+deconv(warp))\n", run.Out);
        Assert.Equal(Content("out/small_flip_deconv.mrc"), Content("out/small_EVN_flip_deconv.mrc"));
        Assert.Contains("[recipe-halves]", Run(Line + "--force").Error);
    }

    [Fact]
    public void Another_pixel_size_is_refused_before_any_work()
    {
        Write(LockBench.Usual with { PixelSizeAngstroms = 5 });
        var run = Run(Line);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("2.5 A; expected 5 A, as in recipe.json", run.Error);
        Assert.Contains("newstack -bin 2 STACK STACK_BINNED.mrcs", run.Error);
        Assert.False(Directory.Exists(At("out")));
    }

    [Theory]
    [InlineData("Thon: dw(gg,mid)", "Thon: dw(gg,mid)+flip")]
    [InlineData("Thon: frames(gg,mid)", "Thon: frames(gg,mid)+flip")]
    public void Images_that_the_recipe_does_not_start_from_are_refused_before_any_work(string label, string made)
    {
        string folder = Path.GetDirectoryName(SmallSeries.Write(label))!;
        File.WriteAllText(Path.Combine(folder, "recipe.json"), RecipeFile.Encode(_bench.Recipe(LockBench.Usual with { Steps = [LockBench.Flip] })));
        var run = ThonProcess.RunIn(folder, Line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("[recipe-input-state]", run.Error);
        Assert.Contains(made, run.Error);
        Assert.False(Directory.Exists(Path.Combine(folder, "out")));
    }

    [Fact]
    public void A_half_that_the_recipe_does_not_start_from_is_refused_before_any_work()
    {
        Write(LockBench.Usual with { Steps = [LockBench.Flip] });
        string weighted = SmallSeries.Write("Thon: dw(gg,mid)");
        File.Copy(weighted, At("small_EVN.mrc"));
        var run = Run(Line + "--also small_EVN.mrc");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("error: small_EVN.mrc", run.Error);
        Assert.Contains("[recipe-input-state]", run.Error);
        Assert.False(Directory.Exists(At("out")));
    }

    [Fact]
    public void Options_that_say_the_same_things_are_refused_with_a_recipe()
    {
        Write(LockBench.Usual);
        var run = Run(Line + "--correct flip --snr 1 --dose-at end --pixels float16 --max-resolution 10");
        Assert.Equal(2, run.ExitCode);
        foreach (string option in (string[])["--correct", "--snr", "--dose-at", "--pixels", "--max-resolution"]) Assert.Contains($"error: {option}: given with --recipe", run.Error);
    }

    [Fact]
    public void What_no_run_does_is_refused_with_the_commands_that_do()
    {
        Write(LockBench.Usual with { Subject = PreparedSubject.Volume, Steps = [LockBench.Flip, DeconvolutionStep.Of(new(DeconvolutionPreset.Warp), InputState.Flipped)] });
        var volume = Run(Line);
        Assert.Equal(2, volume.ExitCode);
        Assert.Contains("flip+deconv(warp): these are volumes", volume.Error);
        Assert.Contains("thon deconvolve VOLUME --star FOLDER/NAME.star --preset warp", volume.Error);
        Write(LockBench.Usual with { Steps = [LockBench.Weight, LockBench.Flip] });
        Assert.Contains("a run does these steps in another order", Run(Line).Error);
        Write(LockBench.Usual with { Steps = [new DeclaredStep("wiener")] });
        Assert.Contains("the numbers of wiener are not known", Run(Line).Error);
    }

    private void Write(Preparation preparation) => File.WriteAllText(At("recipe.json"), RecipeFile.Encode(_bench.Recipe(preparation)));

    private Thon.Imaging.ContentHash Content(string name) => LockBench.Evidence(At(name)).Content;

    private string At(string name) => Path.Combine(_folder, name);

    private ThonProcess Run(string line) => ThonProcess.RunIn(_folder, line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
