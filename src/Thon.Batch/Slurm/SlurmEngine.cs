using System.Collections.Immutable;
using Thon.Batch.Ledger;
using Thon.Batch.Local;
using Thon.Batch.Planning;
using Thon.Findings;

namespace Thon.Batch.Slurm;

/// <summary>
/// Works on the series of a batch by array jobs of SLURM: submits, follows, and submits again what ended without a result. It keeps nothing in
/// memory that is needed later: whoever comes back, on any machine, goes on where it was left.
/// </summary>
/// <param name="folder">The folder of the batch, its full path.</param>
/// <param name="slurm">SLURM.</param>
/// <param name="clock">The time.</param>
/// <param name="told">Hears what happens.</param>
public sealed class SlurmEngine(BatchFolder folder, ISlurm slurm, TimeProvider clock, IProgress<BatchEvent> told)
{
    // What SLURM has where its administrator says nothing.
    private const int UsualArray = 1001;

    private readonly SubmissionFiles _files = new(folder);

    /// <summary>Submits series as one array job. The plan lies on disk.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="places">The places of the series in it; at least one.</param>
    /// <param name="settings">How SLURM is used.</param>
    /// <exception cref="BadInputException">SLURM refuses or is not there, or the job script cannot be written.</exception>
    public void Submit(BatchPlan plan, ImmutableArray<int> places, SlurmSettings settings) => Submit(plan, places, settings, 0, Submitted);

    /// <summary>Changes how many times the series of the last submission may be submitted again; nothing where it is over.</summary>
    /// <param name="retries">How many times, 0 or more, from the first submission on.</param>
    /// <exception cref="BadInputException">What was submitted cannot be read or written.</exception>
    public void Allow(int retries)
    {
        if (_files.Last() is { Closed: false } submission) _files.Write(submission with { Settings = submission.Settings with { Retries = retries } });
    }

    /// <summary>Follows the last submission to its end, and those that come of it.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellation">Ends the following; the job goes on.</param>
    /// <exception cref="BadInputException">What was submitted cannot be read or written, or SLURM is not there.</exception>
    public void Follow(BatchPlan plan, CancellationToken cancellation)
    {
        while (_files.Last() is { Closed: false } submission)
        {
            var series = FollowOne(submission, plan, cancellation);
            var again = submission.Round < submission.Settings.Retries ? series.Where(one => one.IsWorthAnother).ToImmutableArray() : [];
            foreach (var lost in series.Except(again).Where(one => one.Standing == TaskStanding.Missing)) GiveUp(lost, plan, LossOf(lost, submission, plan));
            if (again.Length > 0) SubmitAgain(again, submission, plan, cancellation);
            _files.Write(_files.Read(submission.Number) with { Closed = true });
        }
    }

    private ImmutableArray<SubmittedSeries> FollowOne(SlurmSubmission submission, BatchPlan plan, CancellationToken cancellation)
    {
        try
        {
            return new SubmissionFollower(folder, slurm, clock, told).Follow(submission, plan, cancellation);
        }
        catch (OperationCanceledException)
        {
            var left = _files.Read(submission.Number);
            Tell(Finding.Note("slurm-left", null, $"job {left.Job ?? left.JobName}", "goes on without being watched", null, $"thon batch --follow {BashWord.Quote(folder.Out)} joins it again, {left.CancelCommand} stops it"));
            throw;
        }
    }

    private void SubmitAgain(ImmutableArray<SubmittedSeries> again, SlurmSubmission submission, BatchPlan plan, CancellationToken cancellation)
    {
        Tell(Finding.Warning(
            "slurm-again", null, $"job {submission.Job}", $"{again.Length} series without a result: {string.Join(", ", again.Select(one => $"{one.Name} ({Words(one)})"))}",
            null, $"They are submitted again, retry {submission.Round + 1} of {submission.Settings.Retries}"));
        try
        {
            Submit(plan, [.. again.Select(one => one.Place)], submission.Settings, submission.Round + 1, next => SubmittedInTime(next, cancellation));
        }
        catch (BadInputException refused)
        {
            foreach (var one in again) GiveUp(one, plan, [.. refused.Findings]);
        }
    }

    private void Submit(BatchPlan plan, ImmutableArray<int> places, SlurmSettings settings, int round, Func<SlurmSubmission, JobFound> submit)
    {
        var tasks = SlurmSubmission.Divide(places, settings.SeriesPerTask, slurm.LargestArray ?? UsualArray);
        var submission = new SlurmSubmission(_files.NextNumber(), round, tasks, _files.HashOfPlan(), settings) { JobName = $"thon-{Guid.NewGuid():N}", User = Environment.UserName };
        // On disk before sbatch is called: whoever is killed between the two finds the job by its name.
        _files.Write(submission, JobScript.Of(folder, plan.WorkingFolder, submission));
        var job = submit(submission);
        submission = submission with { Job = job.Job, Cluster = job.Cluster };
        _files.Write(submission);
        Tell(Finding.Note("slurm-submitted", _files.ScriptOf(submission.Number), $"job {submission.Job}", $"{places.Length} series in {tasks.Length} {(tasks.Length == 1 ? "task" : "tasks")}"));
    }

    private JobFound Submitted(SlurmSubmission submission)
    {
        var answer = Try(submission);
        if (answer is JobFound job) return job;
        // A controller that was slow to answer may have taken it nevertheless.
        var found = Found(submission);
        if (found is JobFound late) return late;
        if (found is NoJob) _files.Write(submission with { Closed = true });
        throw new BadInputException(Finding.Error("sbatch-refused", _files.ScriptOf(submission.Number), null, (answer as NobodyAnswered)?.Why ?? "no answer", "a job that SLURM takes", "Run the same command again when SLURM answers"));
    }

    // What was followed until now is not lost to a controller that is away for a while.
    private JobFound SubmittedInTime(SlurmSubmission submission, CancellationToken cancellation)
    {
        FoundJob answer = new NoJob();
        for (bool isTold = false; answer is not JobFound; isTold = true)
        {
            if (answer is NoJob) answer = Try(submission);
            if (answer is not NobodyAnswered { Why: var why }) continue;
            if (!isTold) Tell(Finding.Warning("slurm-silent", null, "sbatch", why, "an answer", "Waiting: the series are submitted again when SLURM answers"));
            Task.Delay(submission.Settings.Poll, clock, cancellation).GetAwaiter().GetResult();
            answer = Found(submission);
        }

        return (JobFound)answer;
    }

    private FoundJob Try(SlurmSubmission submission)
    {
        try
        {
            return slurm.Submit(_files.ScriptOf(submission.Number), submission.JobName);
        }
        catch (BadInputException)
        {
            if (Found(submission) is JobFound job) return job;
            _files.Write(submission with { Closed = true });
            throw;
        }
    }

    private FoundJob Found(SlurmSubmission submission)
    {
        try
        {
            return slurm.Find(_files.ScriptOf(submission.Number), submission.JobName, CancellationToken.None);
        }
        catch (BadInputException missing)
        {
            return new NobodyAnswered(missing.Message);
        }
    }

    private void GiveUp(SubmittedSeries lost, BatchPlan plan, ImmutableArray<Finding> reasons)
    {
        var planned = plan.Series[lost.Place];
        var entry = new SeriesEntry(lost.Name, planned.Stack, SeriesState.Failed, clock.GetUtcNow(), AttemptName.Current) { Findings = reasons, MayPass = true };
        try
        {
            var ledger = new SeriesLedger(folder);
            var before = ledger.Find(lost.Name);
            entry = entry with { Claims = before?.Claims ?? [], Standing = before is { State: SeriesState.Done } ? before : before?.Standing };
            ledger.Write(entry);
        }
        catch (BadInputException e)
        {
            foreach (var finding in e.Findings) Tell(finding);
        }

        told.Report(new SeriesEnded(entry, SeriesEnding.Failed));
    }

    private ImmutableArray<Finding> LossOf(SubmittedSeries lost, SlurmSubmission submission, BatchPlan plan) =>
        [Finding.Error("slurm-task-lost", plan.Series[lost.Place].Stack, $"task {submission.Job}_{lost.Index}", Words(lost), "a result in the ledger", AdviceFor(lost, submission))];

    private static string Words(SubmittedSeries series) => series switch
    {
        { Standing: TaskStanding.Ended, Entry.Findings: [var first, ..] } => first.Found,
        { Task: { HasEnded: true } task } => $"its task ended as {task.State}{(task.Node.Length > 0 ? " on " + task.Node : "")} without a result",
        { Task: { Node.Length: > 0 } task } => $"its task left the queue without a result, last seen on {task.Node}",
        _ => "its task left the queue without a result",
    };

    private string AdviceFor(SubmittedSeries lost, SlurmSubmission submission) => lost.Task?.State switch
    {
        "CANCELLED" => "It was taken out of the queue; run the same command again when it shall go on",
        "OUT_OF_MEMORY" => "Give it more --mem",
        "TIMEOUT" or "DEADLINE" => "Give it more --time, or fewer --series-per-task",
        _ => $"See {Path.Combine(folder.Slurm, $"{submission.Job}_{lost.Index}.out")}",
    };

    private void Tell(Finding finding) => told.Report(new BatchTold(finding));
}
