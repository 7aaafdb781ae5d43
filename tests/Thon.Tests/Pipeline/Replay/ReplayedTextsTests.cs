using Thon.Correct;
using Thon.Findings;
using Thon.Pipeline;
using Thon.Pipeline.Replay;
using Thon.Provenance;
using Xunit;

namespace Thon.Tests.Pipeline.Replay;

/// <summary>The STAR and defocus files of an estimation are made anew from their records, byte for byte.</summary>
public sealed class ReplayedTextsTests
{
    private static readonly Lazy<string> Estimated = new(() => Make(new(CorrectionMode.None, null))), Ran = new(() => Make(new(CorrectionMode.Wiener, new(ExposurePoint.Middle))));

    [Theory, InlineData("small.star", 1), InlineData("small.star", 2), InlineData("small.defocus", 2)]
    public void Those_of_an_estimation_are_byte_identical(string name, int threads)
    {
        var result = Replay(Path.Combine(Estimated.Value, name), new() { Threads = threads });
        Assert.Equal((ReplayVerdict.BitIdentical, null), (result.Verdict, result.FirstOtherLine));
        Assert.Empty(result.Estimation!.Differences);
        Assert.Equal("small.mrc", Path.GetFileName(result.Inputs.Single().Path));
        Assert.Contains("  the file: all bytes as made anew", ReplayLines.Of(result));
    }

    [Theory, InlineData("small.star"), InlineData("small.defocus")]
    public void Those_of_a_run_are_too(string name) =>
        Assert.Equal(ReplayVerdict.BitIdentical, Replay(Path.Combine(Ran.Value, name), new() { Threads = 2 }).Verdict);

    [Theory, InlineData("small.star", 12), InlineData("small.defocus", 3)]
    public void An_edited_line_is_named(string name, int line)
    {
        string copy = Recorded.Copy(Path.Combine(Estimated.Value, name));
        string[] lines = File.ReadAllLines(copy);
        lines[line - 1] += " ";
        File.WriteAllText(copy, string.Join('\n', lines) + "\n");
        var result = Replay(copy, new() { Threads = 2 });
        Assert.Equal((ReplayVerdict.Differs, line, false), (result.Verdict, result.FirstOtherLine, result.IsFileAsRecorded));
        Assert.Contains(result.Findings, finding => finding is { Code: TextRecordSearch.OtherText, Severity: Severity.Warning });
        // The estimation itself is what the record says.
        Assert.Equal(result.Job.Output.Content, result.Made.ToString());
    }

    [Fact]
    public void A_defocus_changed_in_the_record_does_not_come_out_again()
    {
        string copy = Recorded.Copy(Path.Combine(Estimated.Value, "small.star"));
        var sidecar = Sidecar.Read(Sidecar.PathOf(copy));
        var tilts = sidecar.Record.Last.Series!.Tilts;
        var estimate = tilts[3].Estimate!;
        var changed = sidecar.Record.Last with { Series = sidecar.Record.Last.Series with { Tilts = tilts.SetItem(3, tilts[3] with { Estimate = estimate with { VAngstroms = Math.BitDecrement(estimate.VAngstroms) } }) } };
        File.WriteAllText(Sidecar.PathOf(copy), new Sidecar(sidecar.Record with { History = [changed] }, sidecar.Notes).Encode());
        var result = Replay(copy, new() { Threads = 2 });
        Assert.Equal((ReplayVerdict.Differs, "smaller defocus of section 3, A"), (result.Verdict, Assert.Single(result.Estimation!.Differences).Name));
    }

    [Fact]
    public void What_another_instruction_set_does_not_explain_differs()
    {
        string copy = Recorded.Copy(Path.Combine(Estimated.Value, "small.defocus"));
        foreach (var (factor, verdict) in new[] { (1 + 1e-9, ReplayVerdict.OtherInstructionSet), (1.1, ReplayVerdict.Differs) })
        {
            var sidecar = Sidecar.Read(Sidecar.PathOf(copy));
            var job = Recorded.JobOf(Path.Combine(Estimated.Value, "small.defocus"));
            var tilts = job.Series!.Tilts;
            var changed = job with
            {
                Software = job.Software with { InstructionSet = "other" },
                Series = job.Series with { Tilts = tilts.SetItem(0, tilts[0] with { Estimate = tilts[0].Estimate! with { UAngstroms = factor * tilts[0].Estimate!.UAngstroms } }) },
            };
            File.WriteAllText(Sidecar.PathOf(copy), new Sidecar(sidecar.Record with { History = [changed] }, sidecar.Notes).Encode());
            Assert.Equal(verdict, Replay(copy, new() { Threads = 2 }).Verdict);
        }
    }

    [Fact]
    public void What_cannot_be_repeated_is_refused()
    {
        string copy = Recorded.Copy(Path.Combine(Estimated.Value, "small.star"));
        Assert.Equal("replay-text", Refusal(copy, new() { Estimation = EstimationUse.Leave }));
        Assert.Equal("replay-input-missing", Missing(copy));
        File.Delete(Sidecar.PathOf(copy));
        Assert.Equal("record-missing", Refusal(copy, new()));
    }

    [Fact]
    public void History_knows_a_text_as_it_was_written_from_one_that_was_changed()
    {
        string copy = Recorded.Copy(Path.Combine(Estimated.Value, "small.star"));
        var history = History(copy);
        Assert.True(history.IsProven);
        string[] lines = [.. HistoryLines.Of(history, TiltDetail.Each)];
        Assert.Contains("  text: that of the record", lines);
        Assert.Contains("  1. thon estimate", lines);
        Assert.Contains(lines, line => line.Contains("defocus searched", StringComparison.Ordinal));

        File.AppendAllText(copy, "\n");
        var changed = History(copy);
        Assert.Equal((false, false), (changed.IsProven, changed.Findings.HasErrors));
        Assert.Contains("  text: changed since; the numbers below are not those of the file", HistoryLines.Of(changed, TiltDetail.None));
        File.Delete(Sidecar.PathOf(copy));
        Assert.Contains("  record: none", HistoryLines.Of(History(copy), TiltDetail.None));
    }

    private static FileHistory History(string path) => FileHistory.Of(path, HistoryDepth.Quick, 1, TestContext.Current.CancellationToken);

    private static string Missing(string copy)
    {
        Recorded.ChangePaths(copy, "/gone/small.mrc");
        return Refusal(copy, new());
    }

    private static string Refusal(string path, ReplaySettings settings) => Assert.Throws<BadInputException>(() => Replay(path, settings)).Findings.Single(finding => finding.Severity == Severity.Error).Code;

    private static ReplayResult Replay(string path, ReplaySettings settings) => JobRepetition.Run(path, settings, null, TestContext.Current.CancellationToken);

    private static string Make(ProcessingSteps steps)
    {
        string stack = SmallSeries.Write(), folder = Path.Combine(Path.GetDirectoryName(stack)!, "out");
        var settings = new PreprocessSettings(stack, SmallSeries.Options) { Steps = steps, Threads = 3 };
        using var input = SeriesInput.OpenForRun(settings);
        Preprocess.Run(input, settings, folder, null, CancellationToken.None);
        return folder;
    }
}
