using System.Collections.Immutable;
using Thon.Batch.Ledger;
using Thon.Findings;
using Thon.Formats;

namespace Thon.Batch.Slurm;

/// <summary>One task of an array job, seen from the node it runs on.</summary>
public static class SlurmTask
{
    /// <summary>The places in the plan of the series that a task works on, one after the other.</summary>
    /// <param name="folder">The folder of the batch.</param>
    /// <param name="submission">The number of the submission.</param>
    /// <param name="index">The task's place in the array.</param>
    /// <exception cref="BadInputException">There is no such task, or the plan has become another one since.</exception>
    public static ImmutableArray<int> Places(BatchFolder folder, int submission, int index)
    {
        var files = new SubmissionFiles(folder);
        var submitted = files.Read(submission);
        // A task that was forgotten somewhere must not work on whatever has its place now.
        if (files.HashOfPlan() != submitted.Plan)
            throw new BadInputException(Finding.Error("slurm-plan-changed", folder.Plan, null, "another plan than that of the job", $"the plan of {SlurmSubmission.MarkOf(submission)}", "Nothing to do: the batch was started again since"));
        return index >= 0 && index < submitted.Tasks.Length
            ? submitted.Tasks[index]
            : throw new BadInputException(Finding.Error("slurm-no-task", null, "--task", $"{index}", $"a task from 0 to {submitted.Tasks.Length - 1}"));
    }

    /// <summary>Leaves a mark that a task came to the end of a series that was up to date, of which the ledger would say nothing new.</summary>
    /// <param name="folder">The folder of the batch.</param>
    /// <param name="ended">How it ended.</param>
    /// <param name="attempt">What this attempt is called.</param>
    /// <exception cref="BadInputException">The ledger cannot be written.</exception>
    public static void Confirm(BatchFolder folder, SeriesEnded ended, string attempt)
    {
        if (ended.Ending != SeriesEnding.UpToDate) return;
        using var held = HeldFile.Take(folder.LockOf(ended.Entry.Name));
        // Whoever holds the series writes an entry of its own.
        if (held is not null) new SeriesLedger(folder).Write(ended.Entry with { Attempt = attempt });
    }

    /// <summary>The name of an attempt of a task: it tells a result of this submission from one of an earlier one, whatever the clocks of the nodes say.</summary>
    /// <param name="submission">The number of the submission.</param>
    /// <param name="attempt">The name of the process.</param>
    public static string Attempt(int submission, string attempt) => $"{attempt} {SlurmSubmission.MarkOf(submission)}";
}
