using System.Collections.Immutable;
using Thon.Batch.Ledger;
using Thon.Batch.Planning;
using Thon.Findings;

namespace Thon.Batch.Slurm;

/// <summary>Follows one submission until each of its series has a result or can have none any more.</summary>
/// <param name="folder">The folder of the batch.</param>
/// <param name="slurm">SLURM.</param>
/// <param name="clock">The time.</param>
/// <param name="told">Hears what happens.</param>
internal sealed class SubmissionFollower(BatchFolder folder, ISlurm slurm, TimeProvider clock, IProgress<BatchEvent> told)
{
    private readonly SeriesLedger _ledger = new(folder);
    private readonly SubmissionFiles _files = new(folder);
    private bool _silent, _isUnreadableTold;

    /// <summary>Follows a submission.</summary>
    /// <param name="submission">The submission.</param>
    /// <param name="plan">The plan it is about.</param>
    /// <param name="cancellation">Ends the following; the job goes on.</param>
    /// <returns>Its series: ended, or missing for good.</returns>
    public ImmutableArray<SubmittedSeries> Follow(SlurmSubmission submission, BatchPlan plan, CancellationToken cancellation)
    {
        var series = SubmittedSeries.Of(submission, plan);
        long? missingSince = null;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            (submission, var answer) = Ask(submission, cancellation);
            var next = series.Select(one => LookAt(one, submission, answer)).ToImmutableArray();
            foreach (var (before, now) in series.Zip(next)) TellOfChange(submission, before, now);
            series = next;
            if (series.All(one => one.Standing == TaskStanding.Ended)) return series;
            missingSince = series.Any(one => one.Standing == TaskStanding.AtWork) ? null : missingSince ?? clock.GetTimestamp();
            // A result can be written and not be seen yet where a file system is shared by many nodes.
            if (missingSince is { } since && clock.GetElapsedTime(since) >= submission.Settings.Grace) return series;
            Task.Delay(submission.Settings.Poll, clock, cancellation).GetAwaiter().GetResult();
        }
    }

    private (SlurmSubmission Submission, QueueAnswer Answer) Ask(SlurmSubmission submission, CancellationToken cancellation)
    {
        var (known, answer) = new SubmissionQueue(_files, slurm).Ask(submission, cancellation);
        if (known.Job != submission.Job) _files.Write(known);
        return (known, Heard(answer));
    }

    private QueueAnswer Heard(QueueAnswer answer)
    {
        if (answer is QueueSilent { Why: var why } && !_silent)
            Tell(Finding.Warning("slurm-silent", null, "squeue", why, "an answer", "Waiting: tasks may be at work, and nothing is given up"));
        if (answer is not QueueSilent && _silent)
            Tell(Finding.Note("slurm-silent", null, "squeue", "SLURM answers again"));
        _silent = answer is QueueSilent;
        return answer;
    }

    private SubmittedSeries LookAt(SubmittedSeries series, SlurmSubmission submission, QueueAnswer answer) =>
        series.Standing == TaskStanding.Ended ? series : series.Look(submission.Mark, Entry(series), answer);

    // While another node renames an entry a shared file system may fail to read it; the next look sees it.
    private SeriesEntry? Entry(SubmittedSeries series)
    {
        try
        {
            return _ledger.Find(series.Name);
        }
        catch (BadInputException e)
        {
            if (!_isUnreadableTold) foreach (var finding in e.Findings) Tell(finding with { Severity = Severity.Warning });
            _isUnreadableTold = true;
            return series.Entry;
        }
    }

    private void TellOfChange(SlurmSubmission submission, SubmittedSeries before, SubmittedSeries now)
    {
        if (before.Entry is null && now.Entry is not null) told.Report(new SeriesStarted(now.Name));
        if (before.Task is { State: "RUNNING" } ran && now.Task is { Waits: true } waits)
            Tell(Finding.Warning("slurm-requeued", null, $"task {submission.Job}_{waits.Index}, {now.Name}", $"left {(ran.Node.Length > 0 ? ran.Node : "its node")} before its end and is {waits.State} in the queue", null, "Nothing to do: it begins again by itself"));
        if (now is { Standing: TaskStanding.Ended, Entry: { } entry } && before.Standing != TaskStanding.Ended && !(now.IsWorthAnother && submission.Round < submission.Settings.Retries))
            told.Report(new SeriesEnded(entry, entry.State == SeriesState.Done ? SeriesEnding.Done : SeriesEnding.Failed));
    }

    private void Tell(Finding finding) => told.Report(new BatchTold(finding));
}
