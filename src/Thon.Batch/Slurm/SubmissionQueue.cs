using Thon.Findings;

namespace Thon.Batch.Slurm;

/// <summary>Asks SLURM about a submission, be its number known or not.</summary>
/// <param name="files">The submissions of the batch.</param>
/// <param name="slurm">SLURM.</param>
internal sealed class SubmissionQueue(SubmissionFiles files, ISlurm slurm)
{
    /// <summary>Asks how its tasks are; gives the submission with the job's number where it was found.</summary>
    /// <exception cref="BadInputException">SLURM is not installed here.</exception>
    public (SlurmSubmission Submission, QueueAnswer Answer) Ask(SlurmSubmission submission, CancellationToken cancellation)
    {
        if (submission.Job is null)
        {
            var found = slurm.Find(files.ScriptOf(submission.Number), submission.JobName, cancellation);
            if (found is NobodyAnswered { Why: var why }) return (submission, new QueueSilent(why));
            if (found is not JobFound job) return (submission, Believed(submission, new QueueForgotten()));
            submission = submission with { Job = job.Job, Cluster = job.Cluster };
        }

        return (submission, Believed(submission, slurm.Ask(submission.Job, submission.Cluster, cancellation)));
    }

    // A cluster that hides the jobs of others says the same of them as of those that are gone.
    private static QueueAnswer Believed(SlurmSubmission submission, QueueAnswer answer) =>
        answer is QueueForgotten && submission.User is { } user && user != Environment.UserName
            ? new QueueSilent($"no word of the job of {user}, which it may hide from {Environment.UserName}")
            : answer;
}
