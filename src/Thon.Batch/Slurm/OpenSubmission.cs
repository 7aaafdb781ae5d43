using System.Collections.Immutable;
using Thon.Batch.Ledger;
using Thon.Batch.Planning;
using Thon.Findings;

namespace Thon.Batch.Slurm;

/// <summary>The submission of a batch that is not over, for whoever wants to begin something else in its folder.</summary>
public static class OpenSubmission
{
    /// <summary>The submission whose tasks may be at work now; null where there is none. One whose tasks have all left the queue is closed.</summary>
    /// <param name="folder">The folder of the batch.</param>
    /// <param name="slurm">SLURM.</param>
    /// <param name="cancellation">Stops the question.</param>
    /// <exception cref="BadInputException">What was submitted cannot be read.</exception>
    public static SlurmSubmission? AtWork(BatchFolder folder, ISlurm slurm, CancellationToken cancellation)
    {
        var files = new SubmissionFiles(folder);
        if (files.Last() is not { Closed: false } submission) return null;
        var ledger = new SeriesLedger(folder);
        var series = Series(submission, folder);
        if (series.Length > 0 && Look(new QueueForgotten()).All(one => one.Standing == TaskStanding.Ended)) return Close();
        var answer = Answer(files, submission, slurm, cancellation);
        return (series.Length > 0 ? Look(answer).Any(one => one.Standing == TaskStanding.AtWork) : MayBeAtWork(answer)) ? submission : Close();

        IEnumerable<SubmittedSeries> Look(QueueAnswer answer) => series.Select(one => one.Look(submission.Mark, Entry(one), answer));

        // Whoever cannot read a result asks the queue.
        SeriesEntry? Entry(SubmittedSeries one)
        {
            try
            {
                return ledger.Find(one.Name);
            }
            catch (BadInputException)
            {
                return null;
            }
        }

        SlurmSubmission? Close()
        {
            files.Write(submission with { Closed = true });
            return null;
        }
    }

    /// <summary>Refuses to go on where a submission may be at work: no two processes work on one series.</summary>
    /// <param name="folder">The folder of the batch.</param>
    /// <param name="slurm">SLURM.</param>
    /// <param name="cancellation">Stops the question.</param>
    /// <exception cref="BadInputException">One may be at work.</exception>
    public static void RefuseIfAtWork(BatchFolder folder, ISlurm slurm, CancellationToken cancellation)
    {
        if (AtWork(folder, slurm, cancellation) is { } submission) throw new BadInputException(InTheWay(folder, submission));
    }

    /// <summary>Why nothing else can be done in the folder.</summary>
    public static Finding InTheWay(BatchFolder folder, SlurmSubmission submission) => Finding.Error(
        "slurm-at-work", folder.Out, submission.Job is { } job ? $"job {job}" : null, "tasks of SLURM may be at work on series of this folder, by an earlier plan", "nobody else at work there",
        $"thon batch --follow {BashWord.Quote(folder.Out)} joins them where SLURM is; or stop them with {submission.CancelCommand}, or wait; where they are gone for good, remove {folder.Slurm}");

    // Where there is no SLURM nobody can say that the tasks have ended.
    private static QueueAnswer Answer(SubmissionFiles files, SlurmSubmission submission, ISlurm slurm, CancellationToken cancellation)
    {
        try
        {
            return new SubmissionQueue(files, slurm).Ask(submission, cancellation).Answer;
        }
        catch (BadInputException missing)
        {
            return new QueueSilent(missing.Message);
        }
    }

    // None where the plan is damaged or another one: then only the queue can say.
    private static ImmutableArray<SubmittedSeries> Series(SlurmSubmission submission, BatchFolder folder)
    {
        try
        {
            return SubmittedSeries.Of(submission, PlanFile.Read(folder));
        }
        catch (BadInputException)
        {
            return [];
        }
    }

    private static bool MayBeAtWork(QueueAnswer answer) => answer is QueueSilent || (answer is QueueListed listed && listed.Tasks.Any(task => !task.HasEnded));
}
