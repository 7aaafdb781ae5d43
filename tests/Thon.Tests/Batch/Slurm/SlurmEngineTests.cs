using System.Collections.Immutable;
using Thon.Batch;
using Thon.Batch.Ledger;
using Thon.Batch.Planning;
using Thon.Batch.Slurm;
using Thon.Findings;
using Xunit;

namespace Thon.Tests.Batch.Slurm;

/// <summary>What the engine makes of what SLURM says and of what tasks leave in the ledger.</summary>
public sealed class SlurmEngineTests
{
    private static readonly SlurmSettings Settings = new("thon") { Retries = 1 };

    private readonly BatchFolder _folder = new(Repository.TemporaryFolder());
    private readonly List<BatchEvent> _told = [];
    private readonly LeapingClock _clock = new();
    private readonly BatchPlan _plan = new("/", [.. "ABC".Select(letter => new PlannedSeries($"{letter}", $"/{letter}.mrc", []))]);

    [Fact]
    public void Results_are_taken_from_the_ledger_as_tasks_run_and_end()
    {
        var slurm = new RecordedSlurm(
            () => RecordedSlurm.Listed("0-2|PENDING|"),
            Then("0|RUNNING|n1\n1|RUNNING|n2\n2|PENDING|", ("A", SeriesState.Running, 1)),
            Then("0|COMPLETED|n1\n1|RUNNING|n2\n2|RUNNING|n1", ("A", SeriesState.Done, 1), ("C", SeriesState.Running, 1)),
            Then("1|COMPLETING|n2", ("B", SeriesState.Done, 1), ("C", SeriesState.Failed, 1)));
        Run(slurm);
        Assert.Equal(["started A", "A Done", "started C", "started B", "B Done", "C Failed"], Words().Where(word => !word.StartsWith("slurm")));
        Assert.Single(slurm.Submitted);
        Assert.True(Last().Closed);
    }

    [Fact]
    public void Entries_of_earlier_attempts_are_no_results()
    {
        Write("A", SeriesState.Done, 0);
        var slurm = new RecordedSlurm(Then("0-2|RUNNING|n1", ("B", SeriesState.Done, 1), ("C", SeriesState.Done, 1)), Then("0|RUNNING|n1", ("A", SeriesState.Done, 1)));
        Run(slurm);
        Assert.Equal(["B Done", "C Done", "A Done"], Words().Where(word => word.EndsWith("Done")));
    }

    [Fact]
    public void What_ends_without_a_result_is_submitted_again_alone()
    {
        var slurm = new RecordedSlurm(
            Then("0|RUNNING|n1\n1|RUNNING|n2\n2|RUNNING|n3", ("A", SeriesState.Done, 1), ("B", SeriesState.Running, 1), ("C", SeriesState.Done, 1)),
            () => RecordedSlurm.Listed("1|OUT_OF_MEMORY|n2"),
            () => Last().Number == 1 ? new QueueForgotten() : Then("0|RUNNING|n1", ("B", SeriesState.Done, 2))());
        Run(slurm);
        Assert.Equal(2, slurm.Submitted.Count);
        Assert.Contains("--array=0-0", slurm.Submitted[1]);
        Assert.Contains(_told.OfType<BatchTold>(), told => told.Finding.Code == "slurm-again" && told.Finding.Found.Contains("B (its task ended as OUT_OF_MEMORY on n2 without a result)"));
        Assert.Equal(SeriesState.Done, Entry("B").State);
    }

    [Fact]
    public void What_never_gives_a_result_fails_and_says_how_its_task_ended()
    {
        Run(new RecordedSlurm(
            Then("0-1|COMPLETED|n1\n2|TIMEOUT|n3", ("A", SeriesState.Done, 1), ("B", SeriesState.Done, 1)),
            () => RecordedSlurm.Listed("0|TIMEOUT|n1")));
        var entry = Entry("C");
        Assert.Equal((SeriesState.Failed, true), (entry.State, entry.MayPass));
        Assert.Equal("slurm-task-lost", entry.Findings[0].Code);
        Assert.Contains("--time", entry.Findings[0].Advice);
        Assert.Equal(2, Last().Number);
        Assert.Contains("C Failed", Words());
    }

    [Fact]
    public void A_failure_that_may_pass_is_tried_again_and_one_that_may_not_is_not()
    {
        var slurm = new RecordedSlurm(
            () =>
            {
                Write("A", SeriesState.Done, 1);
                Ledger.Write(Made("B", SeriesState.Failed, 1) with { MayPass = true, Findings = [Finding.Error("disk", null, null, "full")] });
                Write("C", SeriesState.Failed, 1);
                return RecordedSlurm.Listed("0-2|COMPLETED|n1");
            },
            Then("0|RUNNING|n1", ("B", SeriesState.Done, 2)));
        Run(slurm);
        Assert.Equal([1], Assert.Single(Last().Tasks));
        Assert.Equal(["A Done", "C Failed", "B Done"], Words().Where(word => word.EndsWith("Done") || word.EndsWith("Failed")));
    }

    [Fact]
    public void A_controller_that_does_not_answer_is_waited_for_however_long()
    {
        Func<QueueAnswer> silent = () => new QueueSilent("Unable to contact slurm controller");
        Run(new RecordedSlurm([.. Enumerable.Repeat(silent, 1000), Then("", All(SeriesState.Done, 1))]));
        Assert.Equal(2, _told.OfType<BatchTold>().Count(told => told.Finding.Code == "slurm-silent"));
        Assert.Equal(1, Last().Number);
        Assert.Equal(10000, _clock.Waited.TotalSeconds);
    }

    [Fact]
    public void A_result_that_is_seen_late_is_waited_for()
    {
        Func<QueueAnswer> gone = () => new QueueForgotten();
        Run(new RecordedSlurm([.. Enumerable.Repeat(gone, 5), Then("", All(SeriesState.Done, 1))]));
        Assert.Equal((1, true), (Last().Number, Last().Closed));
    }

    [Fact]
    public void A_task_that_SLURM_puts_back_into_the_queue_goes_on()
    {
        Run(new RecordedSlurm(
            Then("0-2|RUNNING|n1", ("A", SeriesState.Running, 1)),
            () => RecordedSlurm.Listed("0|PENDING|\n1-2|RUNNING|n1"),
            Then("0|RUNNING|n2", All(SeriesState.Done, 1))));
        Assert.Contains("A", Assert.Single(_told.OfType<BatchTold>(), told => told.Finding.Code == "slurm-requeued").Finding.Place);
        Assert.Equal(1, Last().Number);
    }

    [Fact]
    public void What_somebody_took_out_of_the_queue_is_not_submitted_again()
    {
        Run(new RecordedSlurm(Then("0|COMPLETED|n1\n1-2|CANCELLED|", ("A", SeriesState.Done, 1))));
        Assert.Equal(1, Last().Number);
        Assert.Contains("run the same command again", Entry("B").Findings[0].Advice);
    }

    [Fact]
    public void A_series_that_fails_so_keeps_what_the_ledger_knows_of_its_files()
    {
        Ledger.Write(Made("B", SeriesState.Done, 0) with { Files = [new("B_flip_dw.mrc", 1000)] });
        Run(new RecordedSlurm(Then("1|CANCELLED|", ("A", SeriesState.Done, 1), ("C", SeriesState.Done, 1))));
        Assert.Equal("B_flip_dw.mrc", Assert.Single(Entry("B").Standing!.Files).Path);
    }

    [Fact]
    public void Whoever_leaves_hears_how_to_come_back_and_goes_on_in_another_process()
    {
        using var leave = new CancellationTokenSource();
        var slurm = new RecordedSlurm(() =>
        {
            leave.Cancel();
            return RecordedSlurm.Listed("0-2|RUNNING|n1");
        });
        PlanFile.Write(_folder, _plan);
        var engine = Engine(slurm);
        engine.Submit(_plan, [0, 1, 2], Settings);
        Assert.ThrowsAny<OperationCanceledException>(() => engine.Follow(_plan, leave.Token));
        Assert.Contains("--follow", Assert.Single(_told.OfType<BatchTold>(), told => told.Finding.Code == "slurm-left").Finding.Advice);
        Assert.False(Last().Closed);

        Engine(new RecordedSlurm(Then("0|RUNNING|n1", All(SeriesState.Done, 1)))).Follow(PlanFile.Read(_folder), Stop);
        Assert.True(Last().Closed);
    }

    [Fact]
    public void A_job_whose_number_was_never_heard_is_found_by_its_script()
    {
        PlanFile.Write(_folder, _plan);
        new SubmissionFiles(_folder).Write(new SlurmSubmission(1, 0, [[0], [1], [2]], "", Settings), "");
        Engine(new RecordedSlurm(Then("0|RUNNING|n1", All(SeriesState.Done, 1))) { Found = new JobFound("77") }).Follow(_plan, Stop);
        Assert.Equal("77", Last().Job);
    }

    [Fact]
    public void What_SLURM_refuses_is_told_in_its_words_and_leaves_nothing_open()
    {
        PlanFile.Write(_folder, _plan);
        var refusal = Finding.Error("sbatch-refused", null, null, "invalid partition specified: nope");
        Assert.Equal(refusal, Assert.Single(Assert.Throws<BadInputException>(() => Engine(new RecordedSlurm { Refusal = refusal }).Submit(_plan, [0], Settings)).Findings));
        Assert.True(Last().Closed);
    }

    [Fact]
    public void A_controller_that_is_away_when_series_are_submitted_again_is_waited_for()
    {
        RecordedSlurm slurm = null!;
        slurm = new(
            () =>
            {
                slurm.Silences = 5;
                return Then("2|TIMEOUT|n3", ("A", SeriesState.Done, 1), ("B", SeriesState.Done, 1))();
            },
            () => Last().Number == 1 ? new QueueForgotten() : Then("0|RUNNING|n1", ("C", SeriesState.Done, 2))());
        Run(slurm);
        Assert.Equal(2, slurm.Submitted.Count);
        Assert.Equal((2, true), (Last().Number, Last().Closed));
        Assert.Single(_told.OfType<BatchTold>(), told => told.Finding.Code == "slurm-silent");
    }

    [Fact]
    public void What_SLURM_refuses_to_take_again_fails_with_its_words_and_the_rest_stands()
    {
        RecordedSlurm slurm = null!;
        slurm = new(() =>
        {
            slurm.Refusal = Finding.Error("sbatch-refused", null, null, "partition is down");
            return Then("2|TIMEOUT|n3", ("A", SeriesState.Done, 1), ("B", SeriesState.Done, 1))();
        });
        Run(slurm);
        Assert.Equal(("partition is down", true), (Assert.Single(Entry("C").Findings).Found, Entry("C").MayPass));
        Assert.Equal(["A Done", "B Done", "C Failed"], Words().Where(word => word.EndsWith("Done") || word.EndsWith("Failed")));
        Assert.True(Last().Closed);
    }

    [Fact]
    public void An_entry_that_cannot_be_read_for_a_while_is_looked_at_again()
    {
        Run(new RecordedSlurm(
            () =>
            {
                Directory.CreateDirectory(_folder.EntryOf("B"));
                return Then("0-2|RUNNING|n1", ("A", SeriesState.Done, 1))();
            },
            () => RecordedSlurm.Listed("0-2|RUNNING|n1"),
            () =>
            {
                if (Directory.Exists(_folder.EntryOf("B"))) Directory.Delete(_folder.EntryOf("B"));
                return Then("0-2|RUNNING|n1", All(SeriesState.Done, 1))();
            }));
        Assert.Equal(["A Done", "B Done", "C Done"], Words().Where(word => word.EndsWith("Done")));
        Assert.Single(_told.OfType<BatchTold>(), told => told.Finding.Code == "batch-ledger-unreadable");
    }

    [Fact]
    public void A_job_of_somebody_else_that_cannot_be_seen_is_not_over()
    {
        PlanFile.Write(_folder, _plan);
        Engine(new RecordedSlurm()).Submit(_plan, [0, 1, 2], Settings);
        new SubmissionFiles(_folder).Write(Last() with { User = "somebody else" });
        Assert.Equal("slurm-at-work", Refusal(() => new QueueForgotten()));
    }

    [Fact]
    public void Where_the_plan_is_damaged_the_queue_says_whether_tasks_are_at_work()
    {
        PlanFile.Write(_folder, _plan);
        Engine(new RecordedSlurm()).Submit(_plan, [0, 1, 2], Settings);
        PlanFile.Write(_folder, _plan with { Series = _plan.Series.RemoveAt(0) });
        Assert.Equal("slurm-at-work", Refusal(() => RecordedSlurm.Listed("0|RUNNING|n1")));
        File.WriteAllText(_folder.Plan, "{");
        Assert.Equal("slurm-at-work", Refusal(() => new QueueSilent("no")));
        OpenSubmission.RefuseIfAtWork(_folder, new RecordedSlurm(() => new QueueForgotten()), Stop);
        Assert.True(Last().Closed);
    }

    [Fact]
    public void Whoever_joins_says_anew_how_often_to_try()
    {
        PlanFile.Write(_folder, _plan);
        var engine = Engine(new RecordedSlurm(Then("1-2|CANCELLED|\n0|TIMEOUT|n1")));
        engine.Submit(_plan, [0, 1, 2], Settings);
        engine.Allow(0);
        engine.Follow(_plan, Stop);
        Assert.Equal((1, true), (Last().Number, Last().Closed));
    }

    [Fact]
    public void Nobody_begins_anything_else_while_tasks_may_be_at_work()
    {
        PlanFile.Write(_folder, _plan);
        Engine(new RecordedSlurm()).Submit(_plan, [0, 1, 2], Settings);
        Assert.Equal("slurm-at-work", Refusal(() => RecordedSlurm.Listed("0|RUNNING|n1")));
        Assert.Equal("slurm-at-work", Refusal(() => new QueueSilent("no")));
        OpenSubmission.RefuseIfAtWork(_folder, new RecordedSlurm(() => new QueueForgotten()), Stop);
        Assert.True(Last().Closed);
    }

    [Fact]
    public void A_task_finds_its_series_and_refuses_another_plan()
    {
        PlanFile.Write(_folder, _plan);
        Engine(new RecordedSlurm()).Submit(_plan, [0, 2], Settings);
        Assert.Equal([2], SlurmTask.Places(_folder, 1, 1));
        Assert.Equal("slurm-no-task", Assert.Single(Assert.Throws<BadInputException>(() => SlurmTask.Places(_folder, 1, 2)).Findings).Code);
        PlanFile.Write(_folder, _plan with { Series = _plan.Series.RemoveAt(0) });
        Assert.Equal("slurm-plan-changed", Assert.Single(Assert.Throws<BadInputException>(() => SlurmTask.Places(_folder, 1, 1)).Findings).Code);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private SeriesLedger Ledger => new(_folder);

    private void Run(RecordedSlurm slurm)
    {
        PlanFile.Write(_folder, _plan);
        var engine = Engine(slurm);
        engine.Submit(_plan, [0, 1, 2], Settings);
        engine.Follow(_plan, Stop);
    }

    private SlurmEngine Engine(RecordedSlurm slurm) => new(_folder, slurm, _clock, new Listener(_told));

    private string Refusal(Func<QueueAnswer> answer) =>
        Assert.Single(Assert.Throws<BadInputException>(() => OpenSubmission.RefuseIfAtWork(_folder, new RecordedSlurm(answer), Stop)).Findings).Code;

    private Func<QueueAnswer> Then(string listing, params (string Name, SeriesState State, int Submission)[] entries) => () =>
    {
        foreach (var (name, state, submission) in entries) Write(name, state, submission);
        return RecordedSlurm.Listed(listing);
    };

    private static (string, SeriesState, int)[] All(SeriesState state, int submission) => [("A", state, submission), ("B", state, submission), ("C", state, submission)];

    private void Write(string name, SeriesState state, int submission) => Ledger.Write(Made(name, state, submission));

    private static SeriesEntry Made(string name, SeriesState state, int submission) =>
        new(name, $"/{name}.mrc", state, default, SlurmTask.Attempt(submission, "node 1"));

    private SeriesEntry Entry(string name) => Ledger.Find(name)!;

    private SlurmSubmission Last() => new SubmissionFiles(_folder).Last()!;

    private string[] Words() => [.. _told.Select(happened => happened switch
    {
        SeriesStarted started => $"started {started.Name}",
        SeriesEnded ended => $"{ended.Entry.Name} {ended.Ending}",
        BatchTold told => told.Finding.Code,
        _ => "",
    })];

    private sealed class Listener(List<BatchEvent> told) : IProgress<BatchEvent>
    {
        public void Report(BatchEvent value) => told.Add(value);
    }
}
