using System.Collections.Immutable;

namespace Thon.Batch.Slurm;

/// <summary>An array job: which task works on which series, and how it was submitted. Everything that is needed to follow it, from any machine and after any time.</summary>
/// <param name="Number">Counts the submissions of a batch, from 1.</param>
/// <param name="Round">How many times its series were submitted before without a result, from 0.</param>
/// <param name="Tasks">For each place in the array the places of its series in the plan, which it works on one after the other.</param>
/// <param name="Plan">SHA-256 of the plan as it lay on disk.</param>
/// <param name="Settings">How SLURM is used.</param>
public sealed record SlurmSubmission(int Number, int Round, ImmutableArray<ImmutableArray<int>> Tasks, string Plan, SlurmSettings Settings)
{
    /// <summary>The format's number; it grows when a key goes away or changes its meaning.</summary>
    public int FormatVersion { get; init; } = 1;

    /// <summary>The job's number; null where sbatch was not heard to the end.</summary>
    public string? Job { get; init; }

    /// <summary>The cluster the job is on, where SLURM says one; null otherwise.</summary>
    public string? Cluster { get; init; }

    /// <summary>The job's name, which no other job has: whoever did not hear its number finds it by that. Null where an earlier version submitted it.</summary>
    public string? JobName { get; init; }

    /// <summary>Who submitted it; null where an earlier version did. A cluster may hide the jobs of others.</summary>
    public string? User { get; init; }

    /// <summary>What stops it.</summary>
    public string CancelCommand => "scancel " + (Cluster is null ? "" : $"--clusters={Cluster} ") + (Job ?? (JobName is null ? "" : "--name=" + JobName));

    /// <summary>Whether nothing of it is at work any more, and all its results are in the ledger.</summary>
    public bool Closed { get; init; }

    /// <summary>A word that stands in the name of every attempt of its tasks.</summary>
    public string Mark => MarkOf(Number);

    /// <summary>The word of a submission.</summary>
    /// <param name="number">The submission.</param>
    public static string MarkOf(int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"submission-{number}");

    /// <summary>Series divided among the tasks of an array, in their order.</summary>
    /// <param name="places">Their places in the plan.</param>
    /// <param name="seriesPerTask">How many a task shall have.</param>
    /// <param name="largestArray">How many tasks there may be; where they do not suffice, each has more series.</param>
    public static ImmutableArray<ImmutableArray<int>> Divide(ImmutableArray<int> places, int seriesPerTask, int largestArray)
    {
        int each = Math.Max(seriesPerTask, (places.Length + largestArray - 1) / largestArray);
        return [.. places.Chunk(each).Select(chunk => chunk.ToImmutableArray())];
    }
}
