using Thon.Correct;
using Thon.Correct.Deconvolution;
using Thon.Findings;
using Thon.Provenance;
using Thon.Provenance.Fingerprints;
using Thon.Provenance.Steps;
using Thon.Tests.Pipeline.Replay;
using Thon.Tilts;
using Thon.Units;
using Xunit;
using static Thon.Tests.Provenance.LockBench;

namespace Thon.Tests.Provenance;

/// <summary>Files held against a recipe, with records, labels, declarations and without any.</summary>
public sealed class VerifyTests
{
    private static readonly ProcessingStep Wiener = CorrectionStep.Wiener(SignalToNoise.Constant(0.5), 2);
    private static readonly ProcessingStep Warp = DeconvolutionStep.Of(new(DeconvolutionPreset.Warp), InputState.Flipped);

    /// <summary>Whole recipe, one number changed, and what must be said of it.</summary>
    public static TheoryData<string, string, string> Changes() => new()
    {
        { "pixel size", "2.5 A", "2.51 A" },
        { "subject", "images", "volume" },
        { "output type", "float32", "int16" },
        { "signal-to-noise ratio", "0.5", "0.6" },
        { "signal-to-noise ratio", "0.5", "fit" },
        { "most gain", "2", "3" },
        { "dose curve", "gg", "bfactor:3" },
        { "moment of an exposure", "mid", "start" },
        { "norm of the weights", "none", "meansq" },
        { "cosine of the tilt", "off", "on" },
        { "B factor", "100 A^2", "101 A^2" },
        { "finest detail kept", "10 A", "11 A" },
        { "preset", "warp", "membrain" },
        { "strength", "1", "1.1" },
        { "fall-off", "1", "0.9" },
        { "high-pass", "300 A", "200 A" },
        { "divided by", "|CTF|", "CTF" },
        { "steps", "wiener+dw(gg,mid)+b(100)+lp(10)+deconv(warp)", "flip" },
    };

    private readonly LockBench _bench = new();

    private static Preparation Full => Usual with { Steps = [Wiener, Weight, new EnvelopeStep(100), new LowPassStep(10), Warp] };

    [Fact]
    public void A_label_that_names_a_record_says_which_file_is_missing_and_where_it_is_looked_for()
    {
        var recipe = _bench.Recipe(name: "locked.mrc");
        string file = _bench.Recorded("new.mrc", seed: 5);
        File.Delete(Sidecar.PathOf(file));
        var result = Verify(recipe, file);
        Assert.StartsWith("Its record is missing: new.mrc.thon.json, which its label names, is looked for in the folder of the file", result.Reasons[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Another_platform_and_instruction_set_are_no_difference()
    {
        var recipe = _bench.Recipe(name: "locked.mrc");
        string file = _bench.Recorded("new.mrc", seed: 5);
        Recorded.Change(file, job => job with { Software = job.Software with { Platform = "osx-arm64", InstructionSet = "portable", Runtime = ".NET 99" } });
        var result = Verify(recipe, file);
        Assert.Equal(Verdict.Matches, result.Verdict);
        Assert.Empty(result.Differences);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void Every_number_that_differs_is_named(string trait, string expected, string found)
    {
        var recipe = _bench.Recipe(Full);
        var changed = Changed(trait, found);
        var result = Verify(recipe, _bench.Recorded("new.mrc", changed));
        Assert.Equal(Verdict.Refused, result.Verdict);
        Assert.Contains(new(trait, expected, found), result.Differences);
        // Another preset counts its high-pass in another unit.
        Assert.Equal(trait == "preset" ? 2 : 1, result.Differences.Length);
        Assert.NotEmpty(result.Commands);
    }

    [Fact]
    public void Records_that_say_the_same_match_and_headers_may_round()
    {
        var result = Verify(_bench.Recipe(Full), _bench.Recorded("new.mrc", Full with { PixelSizeAngstroms = 2.5 * 1.0009 }));
        Assert.Equal(Verdict.Matches, result.Verdict);
        Assert.Empty(result.Differences);
        Assert.Equal(["Its record says wiener+dw(gg,mid)+b(100)+lp(10)+deconv(warp)."], result.Reasons);
    }

    [Theory]
    [InlineData("tampered", "record-changed")]
    [InlineData("truncated", "record-damaged")]
    [InlineData("foreign", "record-foreign")]
    [InlineData("pixels", "record-other-pixels")]
    public void A_record_that_does_not_serve_is_refused(string how, string code)
    {
        var result = Verify(_bench.Recipe(), Spoilt.Write(_bench, how));
        Assert.Equal(Verdict.Refused, result.Verdict);
        Assert.Contains(code, Assert.Single(result.Reasons));
    }

    [Fact]
    public void A_renamed_file_is_known_by_the_hash_in_its_label()
    {
        string file = _bench.Recorded("new.mrc"), renamed = _bench.Path("renamed.mrc");
        File.Move(file, renamed);
        Assert.Equal(Verdict.Matches, Verify(_bench.Recipe(), renamed).Verdict);
    }

    [Fact]
    public void The_locked_files_themselves_match_whatever_was_lost()
    {
        var recipe = _bench.Recipe(Full);
        File.Delete(Sidecar.PathOf(_bench.Path("locked.mrc")));
        File.Move(_bench.Path("locked.mrc"), _bench.Path("elsewhere.mrc"));
        var result = Verify(recipe, _bench.Path("elsewhere.mrc"));
        Assert.Equal(Verdict.Matches, result.Verdict);
        Assert.Contains("locked.mrc", Assert.Single(result.Reasons));
    }

    [Theory]
    [InlineData(FingerprintAgreement.Agrees, Verdict.Matches)]
    [InlineData(FingerprintAgreement.Doubtful, Verdict.Uncertain)]
    [InlineData(FingerprintAgreement.Differs, Verdict.Refused)]
    public void A_label_alone_is_held_against_the_spectrum(FingerprintAgreement agreement, Verdict verdict)
    {
        var result = Judge(_bench.Recipe(), _bench.Labelled("new.mrc"), agreement);
        Assert.Equal(verdict, result.Verdict);
        Assert.Contains("Its label says flip+dw(gg,mid).", result.Reasons);
        if (agreement != FingerprintAgreement.Agrees) Assert.Equal(new("fall-off", "1", "2"), Assert.Single(result.Differences));
    }

    [Fact]
    public void Numbers_that_a_label_does_not_hold_are_left_to_the_spectrum_and_said_to_be()
    {
        var preparation = Usual with { Steps = [Wiener, Weight] };
        var recipe = _bench.Recipe(preparation);
        string labelled = _bench.Labelled("new.mrc", preparation);
        Assert.Equal([Verdict.Uncertain, Verdict.Refused], new[] { FingerprintAgreement.Doubtful, FingerprintAgreement.Differs }.Select(agreement => Judge(recipe, labelled, agreement).Verdict));
        // A spectrum tells the numbers of a deconvolution, and not those of a Wiener filter.
        var result = Judge(recipe, labelled, FingerprintAgreement.Agrees);
        Assert.Equal(Verdict.Uncertain, result.Verdict);
        Assert.Equal("Nothing records that the file has the numbers of the recipe, wiener: signal-to-noise ratio 0.5, most gain 2; only the spectrum can tell.", result.Reasons[^1]);
        var deconvolved = Usual with { Steps = [new CorrectionStep(CorrectionMode.Flip), DeconvolutionStep.Of(new(DeconvolutionPreset.Warp), InputState.Flipped)] };
        Assert.Equal(Verdict.Matches, Judge(_bench.Recipe(deconvolved), _bench.Labelled("deconvolved.mrc", deconvolved), FingerprintAgreement.Agrees).Verdict);
        var other = Verify(recipe, _bench.Labelled("new.mrc", Usual with { Steps = [Wiener, DoseStep.Of(new(ExposurePoint.End))] }));
        Assert.Equal((Verdict.Refused, new Difference("moment of an exposure", "mid", "end")), (other.Verdict, Assert.Single(other.Differences)));
    }

    [Fact]
    public void Numbers_that_a_recipe_lacks_are_told_as_its_lack_and_not_the_files()
    {
        var preparation = Usual with { Steps = [Wiener, Weight] };
        var recipe = DataTypeLock.Lock([Evidence(_bench.Labelled("locked.mrc", preparation))]).Recipe!;
        var result = Verify(recipe, _bench.Recorded("new.mrc", preparation, seed: 2));
        Assert.Contains("The recipe lacks the numbers of a step that the file tells, wiener: signal-to-noise ratio 0.5, most gain 2: lock its files again, each with its .thon.json beside it.", result.Reasons);
        Assert.Contains("Its spectrum could not be compared: none is taken of a file with a record.", result.Reasons);
    }

    [Fact]
    public void Why_spectra_were_not_compared_is_told()
    {
        var recipe = _bench.Recipe();
        var blind = recipe with { Files = [recipe.Files[0] with { Fingerprint = null }] };
        string file = _bench.Labelled("new.mrc", seed: 2);
        Assert.Contains("Its spectrum could not be compared: the recipe has none of its files.", Verify(blind, file).Reasons);
        var (small, sizeless) = (Evidence(file) with { Fingerprint = null, Findings = FindingList.Of(Finding.Note("fingerprint-small", file, null, "sections of 32 x 32 pixels")) }, Evidence(file) with { Fingerprint = null, PixelSize = null });
        Assert.Contains("Its spectrum could not be compared: sections of 32 x 32 pixels tell nothing.", DataTypeLock.Verify(recipe, "r.json", small).Reasons);
        Assert.Contains("Its spectrum could not be compared: the pixel size of the file is not known.", DataTypeLock.Verify(recipe, "r.json", sizeless).Reasons);
    }

    [Fact]
    public void Without_record_and_label_the_sign_of_the_CTF_stays_open_until_it_is_declared()
    {
        var recipe = _bench.Recipe();
        string file = _bench.Silent("new.mrc");
        var result = Judge(recipe, file, FingerprintAgreement.Agrees);
        Assert.Equal(Verdict.Uncertain, result.Verdict);
        Assert.Contains(result.Reasons, reason => reason.StartsWith("The spectrum of dw(gg,mid) is the same", StringComparison.Ordinal));
        Assert.EndsWith("--declare 'flip+dw(gg,mid)'", result.Reasons[^1]);
        Assert.Equal(Verdict.Matches, Judge(recipe, file, FingerprintAgreement.Agrees, Usual.DataType).Verdict);
        Assert.Equal(Verdict.Refused, Judge(recipe, file, FingerprintAgreement.Differs, Usual.DataType).Verdict);
        var declared = Judge(recipe, file, FingerprintAgreement.Agrees, DataType.Raw);
        Assert.Equal((Verdict.Refused, new Difference("steps", "flip+dw(gg,mid)", "raw")), (declared.Verdict, Assert.Single(declared.Differences)));
    }

    [Theory]
    [InlineData(FingerprintAgreement.Agrees, Verdict.Uncertain)]
    [InlineData(FingerprintAgreement.Doubtful, Verdict.Uncertain)]
    [InlineData(FingerprintAgreement.Differs, Verdict.Refused)]
    public void Amplitudes_that_follow_the_CTF_are_never_proven_by_a_spectrum(FingerprintAgreement agreement, Verdict verdict)
    {
        var recipe = _bench.Recipe(Usual with { Steps = [new CorrectionStep(CorrectionMode.Multiply)] });
        var result = Judge(recipe, _bench.Silent("new.mrc"), agreement);
        Assert.Equal(verdict, result.Verdict);
        Assert.Equal(agreement == FingerprintAgreement.Agrees, result.Reasons.Any(reason => reason.Contains("a Wiener filter of a low signal-to-noise ratio", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("raw", "flip")]
    [InlineData("flip", "raw")]
    [InlineData("dw(gg,mid)", "flip+dw(gg,mid)")]
    [InlineData("frames(gg,end)+dw(gg,mid)", "frames(gg,end)+flip+dw(gg,mid)")]
    [InlineData("flip+deconv(warp)", "deconv(warp)")]
    [InlineData("wiener+dw(gg,mid)", null)]
    [InlineData("multiply", null)]
    public void Data_types_that_differ_by_signs_alone_are_twins(string type, string? twin) =>
        Assert.Equal(twin, SpectralTwins.Of(LabelledSteps.Of(DeclaredWords.Parse(type)!)) is { } other ? DeclaredWords.Of(other) : null);

    [Fact]
    public void Smooth_images_are_refused_where_sharp_ones_were_locked()
    {
        var result = Verify(_bench.Recipe(), _bench.Silent("new.mrc", smooth: 4));
        Assert.Equal(Verdict.Refused, result.Verdict);
        Assert.NotEmpty(result.Differences);
    }

    [Fact]
    public void A_header_without_a_pixel_size_leaves_it_uncertain_until_it_is_stated()
    {
        var recipe = _bench.Recipe();
        string file = _bench.Labelled("new.mrc", Usual with { PixelSizeAngstroms = null });
        var result = Verify(recipe, file);
        Assert.Equal(Verdict.Uncertain, result.Verdict);
        Assert.Contains(result.Reasons, reason => reason.Contains("--pixel-size", StringComparison.Ordinal));
        Assert.Equal(Verdict.Matches, Verify(recipe, file, new() { PixelSize = new Length(2.5) }).Verdict);
        Assert.Equal(new("pixel size", "2.5 A", "5 A"), Assert.Single(Verify(recipe, file, new() { PixelSize = new Length(5) }).Differences));
    }

    [Fact]
    public void Halves_must_have_been_prepared_as_those_that_were_locked_and_whole_stacks_fit_any()
    {
        var together = _bench.Recipe(Usual with { Filters = FilterSource.MainStack }, "ts_EVN.mrc");
        var apart = _bench.Recipe(Usual, "ts_half2.mrc");
        string whole = _bench.Recorded("full.mrc", seed: 3), own = _bench.Recorded("t_odd.mrc", seed: 4), sister = _bench.Recorded("u_odd.mrc", Usual with { Filters = FilterSource.MainStack }, 5);
        Assert.All([together, apart], recipe => Assert.Equal(Verdict.Matches, Verify(recipe, whole).Verdict));
        Assert.Equal(Verdict.Matches, Verify(together, sister).Verdict);
        Assert.Equal(Verdict.Matches, Verify(apart, own).Verdict);
        Assert.Equal("halves", Assert.Single(Verify(apart, sister).Differences).Trait);
        var refused = Verify(together, own);
        Assert.Equal("halves", Assert.Single(refused.Differences).Trait);
        Assert.Equal("thon run FULL --cs MM --also EVN ODD --recipe recipe.json --out FOLDER", refused.Commands[0]);
        Assert.Equal(Verdict.Uncertain, Verify(_bench.Recipe(), own).Verdict);
        Assert.Equal(Verdict.Uncertain, Verify(together, _bench.Labelled("v_odd.mrc", seed: 6)).Verdict);
    }

    private static Verification Judge(Recipe recipe, string file, FingerprintAgreement agreement, DataType? declared = null)
    {
        FingerprintVerdict spectrum = agreement == FingerprintAgreement.Agrees ? new(agreement, []) : new(agreement, [new("fall-off", "2", "1", "falls faster than the locked data", 3)]);
        return DataTypeLock.Verify(recipe, "recipe.json", Evidence(file, new() { Subject = PreparedSubject.Images, Declared = declared }), spectrum);
    }

    private static Preparation Changed(string trait, string found)
    {
        var (wiener, weight, warp) = ((CorrectionStep)Wiener, (DoseStep)Weight, (DeconvolutionStep)Warp);
        Preparation With(int index, ProcessingStep step) => Full with { Steps = Full.Steps.SetItem(index, step) };
        return (trait, found) switch
        {
            ("pixel size", _) => Full with { PixelSizeAngstroms = 2.51 },
            ("subject", _) => Full with { Subject = PreparedSubject.Volume },
            ("output type", _) => Full with { Pixels = "int16" },
            ("signal-to-noise ratio", "fit") => With(0, CorrectionStep.Wiener(null, 2)),
            ("signal-to-noise ratio", _) => With(0, CorrectionStep.Wiener(SignalToNoise.Constant(0.6), 2)),
            ("most gain", _) => With(0, wiener with { MaxGain = 3 }),
            ("dose curve", _) => With(1, weight with { BFactorPerDose = 3 }),
            ("moment of an exposure", _) => With(1, weight with { Moment = ExposurePoint.Start }),
            ("norm of the weights", _) => With(1, weight with { Normalisation = WeightNormalisation.MeanSquare }),
            ("cosine of the tilt", _) => With(1, weight with { Tilting = TiltFactor.Cosine }),
            ("B factor", _) => With(2, new EnvelopeStep(101)),
            ("finest detail kept", _) => With(3, new LowPassStep(11)),
            ("preset", _) => With(4, DeconvolutionStep.Of(new(DeconvolutionPreset.Membrain), InputState.Flipped)),
            ("strength", _) => With(4, warp with { Strength = 1.1 }),
            ("fall-off", _) => With(4, warp with { FallOff = 0.9 }),
            ("high-pass", _) => With(4, warp with { HighPass = 200 }),
            ("divided by", _) => With(4, warp with { Input = InputState.Raw }),
            _ => Full with { Steps = [Flip] },
        };
    }
}
