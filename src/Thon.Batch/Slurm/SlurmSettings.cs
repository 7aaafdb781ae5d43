using System.Collections.Immutable;

namespace Thon.Batch.Slurm;

/// <summary>How a batch uses SLURM.</summary>
/// <param name="Thon">How a node calls the tool, as the shell of the job script reads it, such as <c>'/opt/thon/thon'</c> or <c>apptainer exec thon.sif thon</c>.</param>
public sealed record SlurmSettings(string Thon)
{
    /// <summary>The partition; null leaves it to the cluster.</summary>
    public string? Partition { get; init; }

    /// <summary>The most time a task may take, as SLURM writes it; null leaves it to the cluster.</summary>
    public string? Time { get; init; }

    /// <summary>Cores of a task, 1 or more; it works with as many threads.</summary>
    public int Cpus { get; init; } = 4;

    /// <summary>Memory of a task, as SLURM writes it, such as <c>8G</c>; null takes what the series need.</summary>
    public string? Memory { get; init; }

    /// <summary>The most tasks at the same time; null leaves it to the cluster.</summary>
    public int? ArrayLimit { get; init; }

    /// <summary>How many series a task works on one after the other, 1 or more; more where the cluster takes no arrays so large.</summary>
    public int SeriesPerTask { get; init; } = 1;

    /// <summary>Further options of sbatch, as they are.</summary>
    public ImmutableArray<string> Options { get; init; } = [];

    /// <summary>Options that the tool gets on a node beside those of the series, such as <c>--force</c>.</summary>
    public ImmutableArray<string> TaskOptions { get; init; } = [];

    /// <summary>What replaces the usual job script; null for that one.</summary>
    public JobTemplate? Template { get; init; }

    /// <summary>How many times a series is submitted again whose task ended without a result, or failed for a reason that may pass.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>How long to wait between two looks at the queue and the results.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a result may take, after its task has left the queue, to be seen across a shared file system.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(60);
}
