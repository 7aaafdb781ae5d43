using Thon.Correct;
using Thon.Findings;
using Thon.Pipeline.Records;
using Thon.Provenance;
using Thon.Provenance.Steps;
using Thon.Tilts;
using Thon.Units;
using Xunit;
using static Thon.Tests.Provenance.LockBench;

namespace Thon.Tests.Provenance;

/// <summary>Locking the files of a training set.</summary>
public sealed class DataTypeLockTests
{
    private readonly LockBench _bench = new();

    [Fact]
    public void Files_of_one_data_type_make_a_recipe()
    {
        var (recipe, findings) = DataTypeLock.Lock([Evidence(_bench.Recorded("a.mrc", seed: 1)), Evidence(_bench.Labelled("b.mrc", seed: 2)), Declared(_bench.Silent("c.mrc", seed: 3))]);
        Assert.Empty(findings);
        Assert.Equal(Usual, recipe!.Preparation);
        Assert.Equal([("a.mrc", KnownBy.Record), ("b.mrc", KnownBy.Label), ("c.mrc", KnownBy.Declaration)], recipe.Files.Select(file => (file.Name, file.KnownBy)));
        Assert.Equal(64, recipe.Files[0].Record!.Length);
        Assert.Equal((HalvesTreatment.None, "flip+dw(gg,mid)"), (recipe.Halves, recipe.Words));
        Assert.All(recipe.Files, file => Assert.NotNull(file.Fingerprint));
    }

    [Fact]
    public void The_record_counts_whatever_the_order_of_the_files()
    {
        var wiener = Usual with { Steps = [CorrectionStep.Wiener(SignalToNoise.FallOff(0.5, 30), 3)] };
        var (recipe, findings) = DataTypeLock.Lock([Evidence(_bench.Labelled("b.mrc", wiener, 2)), Evidence(_bench.Recorded("a.mrc", wiener))]);
        Assert.Null(recipe);
        var finding = Assert.Single(findings);
        Assert.Equal(("lock-unproven", "b.mrc"), (finding.Code, System.IO.Path.GetFileName(finding.File)));
        Assert.Contains("signal-to-noise ratio 0.5:30, most gain 3", finding.Found);
    }

    [Fact]
    public void Every_difference_is_named_file_by_file()
    {
        var other = Usual with { PixelSizeAngstroms = 5, Pixels = "int16", Steps = [Flip, DoseStep.Of(new(ExposurePoint.End))] };
        var (recipe, findings) = DataTypeLock.Lock([Evidence(_bench.Recorded("a.mrc")), Evidence(_bench.Recorded("b.mrc", other, 2)), Evidence(_bench.Recorded("c.mrc", Usual with { Steps = [] }, 3))]);
        Assert.Null(recipe);
        Assert.Equal(
            [("b.mrc", "pixel size", "5 A"), ("b.mrc", "output type", "int16"), ("b.mrc", "moment of an exposure", "end"), ("c.mrc", "steps", "raw")],
            findings.Select(finding => (System.IO.Path.GetFileName(finding.File)!, finding.Place!, finding.Found)));
        Assert.All(findings, finding => Assert.Equal("lock-different", finding.Code));
        Assert.Equal("flip+dw(gg,mid), as of a.mrc", findings[3].Expected);
    }

    [Fact]
    public void A_file_that_says_nothing_of_itself_must_be_declared()
    {
        var (recipe, findings) = DataTypeLock.Lock([Evidence(_bench.Silent("a.mrc", Usual with { PixelSizeAngstroms = null }), new())]);
        Assert.Null(recipe);
        Assert.Equal(["lock-unknown", "lock-subject"], Errors(findings).Select(finding => finding.Code));
        Assert.Contains("--declare 'flip+dw(gg,mid)'", Errors(findings)[0].Advice);
        var (_, sizeless) = DataTypeLock.Lock([Declared(_bench.Silent("a.mrc", Usual with { PixelSizeAngstroms = null }))]);
        Assert.Equal("lock-pixel-size", Assert.Single(Errors(sizeless)).Code);
        var stated = Evidence(_bench.Path("a.mrc"), new() { Declared = DataType.Raw, Subject = PreparedSubject.Volume, PixelSize = new Length(3) });
        Assert.Equal(new(PreparedSubject.Volume, 3, "float32", [], FilterSource.Own), DataTypeLock.Lock([stated]).Recipe!.Preparation);
    }

    [Theory]
    [InlineData("tampered", "record-changed")]
    [InlineData("truncated", "record-damaged")]
    [InlineData("foreign", "record-foreign")]
    [InlineData("pixels", "record-other-pixels")]
    public void A_record_that_does_not_serve_locks_nothing(string how, string code)
    {
        string file = Spoilt.Write(_bench, how);
        var (recipe, findings) = DataTypeLock.Lock([Evidence(file)]);
        Assert.Null(recipe);
        Assert.Equal(code, Assert.Single(Errors(findings)).Code);
    }

    [Fact]
    public void A_declaration_against_a_label_or_a_record_is_an_error()
    {
        var settings = new EvidenceSettings { Declared = DataType.Raw, Subject = PreparedSubject.Images };
        foreach (string file in (string[])[_bench.Recorded("a.mrc"), _bench.Labelled("b.mrc", seed: 2)])
            Assert.Equal("declared-contradiction", Assert.Single(DataTypeLock.Lock([Evidence(file, settings)]).Findings).Code);
    }

    [Fact]
    public void A_label_that_the_spectrum_contradicts_is_not_locked()
    {
        string smooth = _bench.Silent("b.mrc", seed: 2, smooth: 4);
        var (recipe, findings) = DataTypeLock.Lock([Evidence(_bench.Recorded("a.mrc")), Declared(smooth)]);
        Assert.Null(recipe);
        Assert.All(findings, finding => Assert.Equal("lock-spectrum", finding.Code));
    }

    [Fact]
    public void Halves_that_went_with_the_whole_stack_are_locked_as_such_and_not_beside_others()
    {
        var together = Usual with { Filters = FilterSource.MainStack };
        var even = Evidence(_bench.Recorded("ts_EVN.mrc", together, 1));
        var recipe = DataTypeLock.Lock([even, Evidence(_bench.Recorded("ts_ODD.mrc", together, 2)), Evidence(_bench.Recorded("ts.mrc", seed: 3))]).Recipe!;
        Assert.Equal((HalvesTreatment.Together, FilterSource.MainStack), (recipe.Halves, recipe.Preparation.Filters));
        var apart = Evidence(_bench.Recorded("ts2_half1_flip_dw.mrc", Usual, 4));
        Assert.Equal(HalvesTreatment.Apart, DataTypeLock.Lock([apart]).Recipe!.Halves);
        Assert.Equal("lock-halves-mixed", Assert.Single(DataTypeLock.Lock([even, apart]).Findings).Code);
        Assert.Equal("lock-halves-unknown", Assert.Single(DataTypeLock.Lock([Evidence(_bench.Labelled("ts3_odd.mrc", Usual, 5))]).Findings).Code);
    }

    [Theory]
    [InlineData("ts_EVN.mrc", true)]
    [InlineData("even.mrc", true)]
    [InlineData("TS_01_Odd_flip_dw.mrc", true)]
    [InlineData("ts-half1.rec", true)]
    [InlineData("ts_half_2.mrc", true)]
    [InlineData("eleven.mrc", false)]
    [InlineData("oddity_3.mrc", false)]
    [InlineData("half_moon.mrc", false)]
    public void Halves_are_known_by_a_word_between_separators(string name, bool half) => Assert.Equal(half, HalfNames.Matches(name));

    private static Finding[] Errors(FindingList findings) => [.. findings.Where(finding => finding.Severity == Severity.Error)];

    private static FileEvidence Declared(string file) => Evidence(file, new() { Declared = Usual.DataType, Subject = PreparedSubject.Images });
}
