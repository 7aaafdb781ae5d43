using Thon.Findings;
using Thon.Formats.Mrc;
using Thon.Pipeline.Records;
using Thon.Pipeline.Replay;
using Thon.Provenance;
using Thon.Units;
using Xunit;
using static Thon.Tests.Provenance.LockBench;

namespace Thon.Tests.Provenance;

/// <summary>Files whose header, label or user says something else than their record.</summary>
public sealed class ContradictionTests
{
    private readonly LockBench _bench = new();

    public static TheoryData<string, EvidenceSettings> Stated() => new()
    {
        { "--pixel-size", new() { PixelSize = new Length(5) } },
        { "--subject", new() { Subject = PreparedSubject.Volume } },
        { "--halves", new() { Halves = HalvesTreatment.Together } },
    };

    [Theory]
    [MemberData(nameof(Stated))]
    public void What_is_stated_against_a_record_is_an_error(string option, EvidenceSettings settings)
    {
        var recipe = _bench.Recipe();
        string file = _bench.Recorded("new_EVN.mrc", seed: 5);
        var result = Verify(recipe, file, settings);
        Assert.Equal(Verdict.Refused, result.Verdict);
        Assert.Contains(result.Reasons, reason => reason.Contains(option, StringComparison.Ordinal) && reason.Contains("as its record says", StringComparison.Ordinal));
        Assert.Empty(result.Commands);
        var findings = DataTypeLock.Lock([Evidence(file, settings)]).Findings;
        Assert.Equal(("stated-contradiction", option), (Assert.Single(findings).Code, findings[0].Place));
    }

    [Fact]
    public void What_is_stated_as_the_record_has_it_is_none()
    {
        var settings = new EvidenceSettings { PixelSize = new Length(2.5), Subject = PreparedSubject.Images, Halves = HalvesTreatment.Together };
        Assert.Equal(Verdict.Matches, Verify(_bench.Recipe(), _bench.Recorded("new.mrc", seed: 5), settings).Verdict);
    }

    [Fact]
    public void The_output_type_is_that_of_the_file_whatever_its_record_says()
    {
        var recipe = _bench.Recipe(Usual with { Pixels = "int16" });
        string file = _bench.Recorded("new.mrc", Usual with { Pixels = "int16" }, 5);
        Assert.Equal(Verdict.Matches, Verify(recipe, file).Verdict);
        Rewritten.Write(file, output => output with { Mode = MrcMode.Float32 });
        var result = Verify(recipe, file);
        Assert.Equal((Verdict.Refused, new Difference("output type", "int16", "float32")), (result.Verdict, Assert.Single(result.Differences)));
    }

    [Fact]
    public void A_recipe_has_the_output_type_of_the_locked_file()
    {
        string file = Rewritten.Write(_bench.Recorded("a.mrc", Usual with { Pixels = "int16" }), output => output with { Mode = MrcMode.Float32 });
        Assert.Equal("float32", DataTypeLock.Lock([Evidence(file)]).Recipe!.Preparation.Pixels);
    }

    [Fact]
    public void A_label_that_differs_from_the_record_is_a_warning_and_the_record_counts()
    {
        string file = Rewritten.WithLabels(_bench.Recorded("new.mrc", seed: 5), "Thon: raw");
        var evidence = Evidence(file);
        IsWarning(evidence.Findings, file);
        Assert.Equal(Verdict.Matches, Verify(_bench.Recipe(), file).Verdict);
        Assert.All(new[] { HistoryDepth.Quick, HistoryDepth.Pixels }, depth => IsWarning(FileHistory.Of(file, depth, 1, TestContext.Current.CancellationToken).Findings, file));
    }

    [Fact]
    public void Labels_that_are_gone_differ_from_nothing()
    {
        string file = Rewritten.WithLabels(_bench.Recorded("new.mrc", seed: 5));
        Assert.Empty(Evidence(file).Findings);
        Assert.Empty(FileHistory.Of(file, HistoryDepth.Pixels, 1, TestContext.Current.CancellationToken).Findings);
    }

    [Fact]
    public void A_label_does_not_differ_from_the_record_of_other_pixels()
    {
        string file = Rewritten.Write(_bench.Recorded("new.mrc", seed: 5), output => output with { Labels = ["Thon: raw"] }, pixel => pixel + 1);
        Assert.Equal("record-other-pixels", Assert.Single(Evidence(file).Findings).Code);
        Assert.Equal("record-other-pixels", Assert.Single(FileHistory.Of(file, HistoryDepth.Pixels, 1, TestContext.Current.CancellationToken).Findings).Code);
    }

    private static void IsWarning(FindingList findings, string file)
    {
        var finding = Assert.Single(findings);
        Assert.Equal(("label-differs", Severity.Warning, file), (finding.Code, finding.Severity, finding.File));
        Assert.Contains("Thon: raw", finding.Found, StringComparison.Ordinal);
        Assert.Contains("Thon: flip+dw(gg,mid)", finding.Expected, StringComparison.Ordinal);
    }
}
