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
    public void Submit(BatchPlan plan, ImmutableArray<int> places, SlurmSettings settings) => Submit(plan, places, settings, 0);

    /// <summary>Follows the last submission to its end, and those that come of it.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellation">Ends the following; the job goes on.</param>
    /// <exception cref="BadInputException">The ledger cannot be read or written, or SLURM refuses to take a series again.</exception>
    public void Follow(BatchPlan plan, CancellationToken cancellation)
    {
        while (_files.Last() is { Closed: false } submission)
        {
            var series = FollowOne(submission, plan, cancellation);
            var again = submission.Round < submission.Settings.Retries ? series.Where(one => one.IsWorthAnother).ToImmutableArray() : [];
            foreach (var lost in series.Except(again).Where(one => one.Standing == TaskStanding.Missing)) GiveUp(lost, submission, plan);
            if (again.Length > 0) SubmitAgain(again, submission, plan);
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
            string job = _files.Read(submission.Number).Job ?? "of " + _files.ScriptOf(submission.Number);
            Tell(Finding.Note("slurm-left", null, $"job {job}", "goes on without being watched", null, $"thon batch --follow {BashWord.Quote(folder.Out)} joins it again, scancel {job} stops it"));
            throw;
        }
    }

    private void SubmitAgain(ImmutableArray<SubmittedSeries> again, SlurmSubmission submission, BatchPlan plan)
    {
        Tell(Finding.Warning(
            "slurm-again", null, $"job {submission.Job}", $"{again.Length} series without a result: {string.Join(", ", again.Select(one => $"{one.Name} ({Words(one)})"))}",
            null, $"They are submitted again, retry {submission.Round + 1} of {submission.Settings.Retries}"));
        Submit(plan, [.. again.Select(one => one.Place)], submission.Settings, submission.Round + 1);
    }

    private void Submit(BatchPlan plan, ImmutableArray<int> places, SlurmSettings settings, int round)
    {
        var tasks = SlurmSubmission.Divide(places, settings.SeriesPerTask, slurm.LargestArray ?? UsualArray);
        var submission = new SlurmSubmission(_files.NextNumber(), round, tasks, _files.HashOfPlan(), settings);
        // On disk before sbatch is called: whoever is killed between the two finds the job by its script.
        _files.Write(submission, JobScript.Of(folder, plan.WorkingFolder, submission));
        submission = submission with { Job = Submitted(submission) };
        _files.Write(submission);
        Tell(Finding.Note("slurm-submitted", _files.ScriptOf(submission.Number), $"job {submission.Job}", $"{places.Length} series in {tasks.Length} {(tasks.Length == 1 ? "task" : "tasks")}"));
    }

    private string Submitted(SlurmSubmission submission)
    {
        string script = _files.ScriptOf(submission.Number);
        try
        {
            return slurm.Submit(script);
        }
        catch (BadInputException)
        {
            // A controller that was slow to answer may have taken it nevertheless.
            if (Found(script) is JobFound { Job: var job }) return job;
            if (Found(script) is NoJob) _files.Write(submission with { Closed = true });
            throw;
        }
    }

    private FoundJob Found(string script)
    {
        try
        {
            return slurm.Find(script, CancellationToken.None);
        }
        catch (BadInputException)
        {
            return new NoJob();
        }
    }

    private void GiveUp(SubmittedSeries lost, SlurmSubmission submission, BatchPlan plan)
    {
        var ledger = new SeriesLedger(folder);
        var planned = plan.Series[lost.Place];
        var before = ledger.Find(lost.Name);
        var entry = new SeriesEntry(lost.Name, planned.Stack, SeriesState.Failed, clock.GetUtcNow(), AttemptName.Current)
        {
            Claims = before?.Claims ?? [],
            Standing = before is { State: SeriesState.Done } ? before : before?.Standing,
            Findings = [Finding.Error("slurm-task-lost", planned.Stack, $"task {submission.Job}_{lost.Index}", Words(lost), "a result in the ledger", AdviceFor(lost, submission))],
            MayPass = true,
        };
        ledger.Write(entry);
        told.Report(new SeriesEnded(entry, SeriesEnding.Failed));
    }

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
