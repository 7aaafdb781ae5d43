using Thon.Correct;
using Thon.Correct.Deconvolution;
using Thon.Findings;
using Thon.Optics;
using Thon.Pipeline.Records;
using Thon.Provenance;
using Thon.Provenance.Steps;
using Thon.Tests.Provenance.Fingerprints.Filters;
using Thon.Tilts;
using Xunit;

namespace Thon.Tests.Provenance;

/// <summary>Recipes as files, and the commands and words they stand for.</summary>
public sealed class RecipeFileTests
{
    private static readonly Preparation All = LockBench.Usual with
    {
        Steps =
        [
            CorrectionStep.Wiener(SignalToNoise.FallOff(0.5, 30), 2), DoseStep.Of(new(ExposurePoint.End) { Curve = DamageCurve.BFactor(3), Normalisation = WeightNormalisation.MeanSquare, Tilting = TiltFactor.Cosine }),
            new EnvelopeStep(200), new LowPassStep(10),
        ],
        Pixels = "float16",
    };

    private readonly LockBench _bench = new();

    [Fact]
    public void What_is_written_is_read_back()
    {
        var recipe = _bench.Recipe(All);
        string file = Write(RecipeFile.Encode(recipe));
        Assert.Equal(recipe, RecipeFile.Read(file));
        Assert.Equal(RecipeFile.Encode(recipe), RecipeFile.Encode(RecipeFile.Read(file)));
    }

    [Theory]
    [InlineData("warp")]
    [InlineData("isonet")]
    [InlineData("membrain")]
    public void The_filters_found_in_deconvolved_files_are_read_back(string preset)
    {
        var recipe = _bench.Recipe(All);
        recipe = recipe with { Files = [recipe.Files[0] with { Fingerprint = DeconvolvedNoise.Print(1, DeconvolvedNoise.Of(preset)) }] };
        Assert.NotEmpty(recipe.Files[0].Fingerprint!.Filters);
        Assert.Equal(recipe, RecipeFile.Read(Write(RecipeFile.Encode(recipe))));
    }

    [Theory]
    [InlineData("\"maxGain\": 2", "\"maxGain\": 3", "recipe-changed")]
    [InlineData("\"thonRecipe\": 1", "\"thonRecipe\": 2", "recipe-version")]
    [InlineData("\"thonRecipe\": 1", "\"something\": 1", "recipe-damaged")]
    public void A_recipe_that_was_changed_is_refused(string from, string to, string code)
    {
        string text = RecipeFile.Encode(_bench.Recipe(All));
        Assert.Contains(from, text);
        Assert.Equal(code, Refusal(text.Replace(from, to, StringComparison.Ordinal)));
    }

    [Fact]
    public void Numbers_of_a_list_stand_in_one_line()
    {
        string text = RecipeFile.Encode(_bench.Recipe());
        Assert.Contains(text.Split('\n'), line => line.Contains("\"frequencies\": [0.", StringComparison.Ordinal));
        Assert.DoesNotContain(text.Split('\n'), line => double.TryParse(line.Trim().TrimEnd(','), out _));
    }

    [Fact]
    public void A_recipe_that_was_cut_short_is_refused_wherever_the_cut_is()
    {
        string text = RecipeFile.Encode(_bench.Recipe());
        for (int length = 0; length < text.Length - 2; length += Math.Max(1, text.Length / 40)) Assert.Equal("recipe-damaged", Refusal(text[..length]));
    }

    [Fact]
    public void A_record_is_no_recipe_and_a_missing_file_is_said_so()
    {
        Assert.Equal("recipe-damaged", Refusal(File.ReadAllText(Sidecar.PathOf(_bench.Recorded("a.mrc")))));
        Assert.Equal("recipe-unreadable", Assert.Single(Assert.Throws<BadInputException>(() => RecipeFile.Read(_bench.Path("missing.json"))).Findings).Code);
        Assert.Contains("a record, not a recipe; expected a recipe as thon writes it. Make one with thon lock", Assert.Throws<BadInputException>(() => RecipeFile.Read(Sidecar.PathOf(_bench.Path("a.mrc")))).Message);
        Assert.Contains("this is a recipe, not a record", Assert.Throws<BadInputException>(() => Sidecar.Read(Write(RecipeFile.Encode(_bench.Recipe())))).Message);
    }

    [Fact]
    public void A_folder_in_place_of_a_recipe_is_called_one()
    {
        var finding = Assert.Single(Assert.Throws<BadInputException>(() => RecipeFile.Read(_bench.Folder)).Findings);
        Assert.Equal(("recipe-unreadable", "a folder", "Name the file in it"), (finding.Code, finding.Found, finding.Advice));
    }

    [Fact]
    public void Steps_without_their_numbers_are_locked_with_a_warning_and_no_command_is_made_up_for_them()
    {
        var (recipe, findings) = DataTypeLock.Lock([LockBench.Evidence(_bench.Labelled("a.mrc", All))]);
        Assert.Equal(("lock-numbers", Severity.Warning, "wiener"), (findings.Single().Code, findings.Single().Severity, findings.Single().Place));
        Assert.Equal(["# nothing records the numbers that wiener had in the locked data, so no command is known that makes such data: lock them again, each with its .thon.json beside the file"], RecipeCommand.Of(recipe!, "r.json"));
        var run = Assert.Throws<BadInputException>(() => RecipeRun.Read(Write(RecipeFile.Encode(recipe!))));
        Assert.Equal("Lock the files again, each with its .thon.json beside it", Assert.Single(run.Findings).Advice);
    }

    [Fact]
    public void The_command_says_every_option()
    {
        var lines = RecipeCommand.Of(_bench.Recipe(All), "my recipe.json");
        Assert.Equal(
            [
                "thon run STACK --cs MM --recipe 'my recipe.json' --out FOLDER",
                "# which is thon run STACK --cs MM --correct wiener --snr 0.5:30 --max-gain 2 --b-factor 200 --max-resolution 10 --dose-at end --curve bfactor --b-per-dose 3 --normalise meansq --cos-tilt on --pixels float16 --out FOLDER",
            ],
            lines);
    }

    [Fact]
    public void A_deconvolved_type_is_deconvolved_after_it_and_whole_binnings_are_named()
    {
        var preparation = LockBench.Usual with { PixelSizeAngstroms = 10, Steps = [LockBench.Flip, DeconvolutionStep.Of(new(DeconvolutionPreset.Warp), InputState.Flipped)] };
        var lines = RecipeCommand.Of(_bench.Recipe(preparation), "r.json", LockBench.Evidence(_bench.Recorded("fine.mrc")));
        Assert.Equal("newstack -bin 4 raw.st raw_BINNED.mrcs", lines[0]);
        Assert.StartsWith("# without IMOD: cp raw.st UNBINNED.mrcs; relion_image_handler", lines[1]);
        Assert.Equal("thon run raw_BINNED.mrcs --cs MM --mdoc raw.st.mdoc --recipe r.json --out FOLDER", lines[2]);
        Assert.EndsWith(", then thon deconvolve FOLDER/raw_BINNED_flip.mrc --ctf FOLDER/raw_BINNED.star --preset warp --strength 1 --falloff 1 --highpass 300 --out FOLDER/raw_BINNED_flip_deconv.mrc", lines[3]);
        var odd = RecipeCommand.Of(_bench.Recipe(preparation with { PixelSizeAngstroms = 6.1 }), "r.json", LockBench.Evidence(_bench.Path("fine.mrc")));
        Assert.DoesNotContain("newstack", odd[0]);
        Assert.Contains("2.5 A are not binned to that by a whole number", odd[0]);
        Assert.StartsWith("thon run STACK --cs MM --recipe r.json", odd[1]);
        Assert.DoesNotContain(odd, line => line.Contains("raw", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_volume_does_not_tell_the_stack_that_a_recipe_of_images_needs(bool recorded)
    {
        var raw = LockBench.Usual with { Subject = PreparedSubject.Volume, PixelSizeAngstroms = 5, Steps = [] };
        string file = recorded ? _bench.Recorded("vol.mrc", raw) : _bench.Labelled("vol.mrc", raw);
        var lines = RecipeCommand.Of(_bench.Recipe(), "r.json", LockBench.Evidence(file, new() { Subject = PreparedSubject.Volume }));
        Assert.Equal("thon run STACK --cs MM --recipe r.json --out FOLDER", lines[0]);
    }

    [Theory]
    [InlineData("raw", true)]
    [InlineData("Thon: flip+dw(gg,mid)", true)]
    [InlineData("frames(bfactor:3,start)+wiener+dw(bfactor,end,sumsq,cos)+b(200)+lp(10.5)+deconv(isonet)", true)]
    [InlineData("dw(gg,middle)", false)]
    [InlineData("dw(gg,mid,cos,meansq)", false)]
    [InlineData("lp(-1)", false)]
    [InlineData("flipped", false)]
    [InlineData("", false)]
    [InlineData("flip+", false)]
    public void Declarations_are_read_in_the_words_of_labels(string words, bool known) => Assert.Equal(known, DeclaredWords.Parse(words) is not null);

    [Fact]
    public void Labels_give_back_the_steps_whose_numbers_they_hold()
    {
        Assert.Equal(All.Steps.RemoveAt(0), LabelledSteps.Of(All.DataType).RemoveAt(0));
        Assert.Equal(new DeclaredStep("wiener"), LabelledSteps.Of(All.DataType)[0]);
        Assert.Equal([new DeclaredStep("deconv(warp)"), new DeclaredStep("dw(..)")], LabelledSteps.Of(new(["deconv(warp)", "dw(..)"])));
        Assert.Equal([FrameSumStep.Of(new(ExposurePoint.Start)), LockBench.Flip], LabelledSteps.Of(new(["frames(gg,start)", "flip"])));
    }

    private string Refusal(string text) => Assert.Single(Assert.Throws<BadInputException>(() => RecipeFile.Read(Write(text))).Findings).Code;

    private string Write(string text)
    {
        string path = _bench.Path("recipe.json");
        File.WriteAllText(path, text);
        return path;
    }
}
