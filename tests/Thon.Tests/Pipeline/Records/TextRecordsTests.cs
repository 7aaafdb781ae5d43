using System.IO.Hashing;
using Thon.Correct;
using Thon.Estimate;
using Thon.Findings;
using Thon.Formats;
using Thon.Pipeline;
using Thon.Provenance;
using Thon.Tests.Formats.Mrc;
using Thon.Tests.Pipeline.Replay;
using Xunit;
using Record = Thon.Provenance.Record;

namespace Thon.Tests.Pipeline.Records;

/// <summary>The texts of an estimation have records, and stacks made with them tell of the estimation.</summary>
public sealed class TextRecordsTests
{
    private static readonly ProcessingSteps None = new(CorrectionMode.None, null), Flip = new(CorrectionMode.Flip, null);

    private readonly string _stack = SmallSeries.Write();

    private string Folder => Path.Combine(Path.GetDirectoryName(_stack)!, "out");

    [Fact]
    public void An_estimation_says_what_it_was_made_from_and_with_which_numbers()
    {
        Run(None);
        foreach (var (name, kind) in new[] { ("small.star", TextKind.Star), ("small.defocus", TextKind.ImodDefocus) })
        {
            string file = Path.Combine(Folder, name);
            var job = Recorded.JobOf(file);
            byte[] bytes = File.ReadAllBytes(file);
            Assert.Equal(("estimate", (TextKind?)kind, (long)bytes.Length), (job.Verb, job.Output.Text, job.Output.Bytes));
            Assert.Equal(Convert.ToHexStringLower(XxHash128.Hash(bytes)), job.Output.Content);
            Assert.Equal(["small.mrc", "small.mrc.mdoc"], job.Inputs.Select(input => input.Name));
            Assert.Equal(MrcContentTests.Of(_stack).ToString(), job.Inputs[0].Content);
            Assert.Equal((SmallSeries.Count, true), (job.Series!.Tilts.Length, job.Series.Tilts.All(tilt => tilt.Estimate is not null)));
            Assert.Equal(new EstimationSettings().HighestDefocus.Angstroms, job.Estimation!.HighestDefocusAngstroms);
            Assert.Empty(job.Steps);
            Assert.Equal((SmallSeries.Settings.PixelSize.Angstroms, "int16"), (job.Result.PixelSizeAngstroms!.Value, job.Result.Pixels));
        }
    }

    [Fact]
    public void Every_byte_of_a_record_is_the_same_with_any_number_of_threads()
    {
        string[] texts = [.. new[] { 1, 2, 3 }.Select(threads =>
        {
            Run(None, threads);
            return File.ReadAllText(Sidecar.PathOf(Path.Combine(Folder, "small.star")));
        })];
        Assert.All(texts, text => Assert.Equal(texts[0], text));
    }

    [Fact]
    public void The_texts_of_a_run_are_of_the_same_job_as_its_stack()
    {
        var result = Run(Flip);
        var (stack, star) = (Recorded.JobOf(result.Stacks[0].File), Recorded.JobOf(Path.Combine(Folder, "small.star")));
        Assert.Equal(("run", TextKind.Star), (star.Verb, star.Output.Text));
        Assert.Null(stack.Output.Text);
        // Whatever the files are, the work was the same: sealed with the same output they are one.
        Assert.Equal(RecordJson.Seal(stack), RecordJson.Seal(star with { Output = stack.Output }));
    }

    [Fact]
    public void A_stack_corrected_with_a_recorded_STAR_file_tells_of_its_estimation()
    {
        Run(None);
        var star = Sidecar.Read(Sidecar.PathOf(Path.Combine(Folder, "small.star")));
        var (record, findings) = Correct("small.star");
        Assert.Empty(findings);
        Assert.Equal(["estimate", "correct"], record.History.Select(job => job.Verb));
        Assert.Equal(RecordJson.Seal(star.Record.Last), RecordJson.Seal(record.History[0]));
        Assert.Equal(star.Hash, record.Last.Inputs.Single(input => input.Name == "small.star").Record);
        Assert.Equal(star.Record.Last.Output.Content, record.Last.Inputs.Single(input => input.Name == "small.star").Content);
    }

    [Fact]
    public void A_defocus_changed_by_hand_breaks_the_chain_and_that_is_said()
    {
        Run(None);
        string star = Path.Combine(Folder, "small.star"), text = File.ReadAllText(star);
        string defocus = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).First(word => word.Length == "30200.000000".Length && word.StartsWith("30", StringComparison.Ordinal));
        File.WriteAllText(star, text.Replace(defocus, "31000.000000", StringComparison.Ordinal));
        var (record, findings) = Correct("small.star");
        var finding = Assert.Single(findings);
        Assert.Equal((TextRecordSearch.OtherText, Severity.Warning, star), (finding.Code, finding.Severity, finding.File));
        Assert.Contains("by hand or by another program", finding.Advice, StringComparison.Ordinal);
        Assert.Equal(["correct"], record.History.Select(job => job.Verb));
        Assert.Null(record.Last.Inputs.Single(input => input.Name == "small.star").Record);
    }

    [Fact]
    public void A_STAR_file_whose_record_is_gone_is_metadata_like_any_other()
    {
        Run(None);
        File.Delete(Sidecar.PathOf(Path.Combine(Folder, "small.star")));
        var (record, findings) = Correct("small.star");
        Assert.Empty(findings);
        Assert.Equal(["correct"], record.History.Select(job => job.Verb));
    }

    [Fact]
    public void A_recorded_STAR_file_in_place_of_a_stack_is_part_of_the_history_too()
    {
        Run(None);
        string star = Path.Combine(Folder, "small.star"), folder = Path.Combine(Folder, "again");
        var settings = new PreprocessSettings(star, SmallSeries.Options) { Steps = Flip, Threads = 2 };
        using var input = SeriesInput.OpenForRun(settings);
        var result = Preprocess.Run(input, settings, folder, null, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(result.Findings, finding => finding.Code.StartsWith("record-", StringComparison.Ordinal));
        Assert.Equal(["estimate", "run"], result.Stacks[0].Sidecar!.Record.History.Select(job => job.Verb));
        // One job wrote the stack and what lies beside it, so their histories are the same.
        Assert.Equal(["estimate", "run"], Sidecar.Read(Sidecar.PathOf(Path.Combine(folder, "small.star"))).Record.History.Select(job => job.Verb));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void What_becomes_of_a_STAR_file_in_place_of_a_stack_during_the_work_does_not_become_of_the_history(bool deleted)
    {
        Run(None);
        string star = Path.Combine(Folder, "small.star");
        long bytes = new FileInfo(star).Length;
        var settings = new PreprocessSettings(star, SmallSeries.Options) { Steps = Flip, Threads = 2 };
        using var input = SeriesInput.OpenForRun(settings);
        if (deleted) File.Delete(star);
        else File.AppendAllText(star, "\n# edited\n");
        var record = Preprocess.Run(input, settings, Path.Combine(Folder, "again"), null, TestContext.Current.CancellationToken).Stacks[0].Sidecar!.Record;
        Assert.Equal(["estimate", "run"], record.History.Select(job => job.Verb));
        Assert.Equal(("small.star", bytes), (record.Last.Inputs[0].Name, record.Last.Inputs[0].Bytes));
    }

    private (Record Record, FindingList Findings) Correct(string ctf)
    {
        string file = Path.Combine(Folder, "flip.mrc");
        var settings = new PreprocessSettings(_stack, SmallSeries.Options with { Ctf = Path.Combine(Folder, ctf) }) { Steps = Flip, Threads = 2 };
        using var input = SeriesInput.OpenForProcess(settings);
        var result = SingleSteps.Process(input, settings, file, null, TestContext.Current.CancellationToken);
        return (Sidecar.Read(Sidecar.PathOf(file)).Record, result.Findings);
    }

    private PreprocessResult Run(ProcessingSteps steps, int threads = 2) =>
        SmallSeries.Run(Folder, new(_stack, SmallSeries.Options) { Steps = steps, Threads = threads, Overwrite = Overwrite.Replace });
}
