using Thon.Findings;

namespace Thon.Batch.Slurm;

/// <summary>What a batch asks of SLURM.</summary>
public interface ISlurm
{
    /// <summary>The largest number of tasks an array may have; null where SLURM does not say.</summary>
    int? LargestArray { get; }

    /// <summary>Submits a job script.</summary>
    /// <param name="script">Its path.</param>
    /// <param name="name">The job's name, which no other job has; null leaves it to the script.</param>
    /// <returns>The job, or that SLURM did not answer: it may have taken it nevertheless.</returns>
    /// <exception cref="BadInputException">SLURM is not there, or refuses.</exception>
    FoundJob Submit(string script, string? name);

    /// <summary>The state of a job's tasks.</summary>
    /// <param name="job">The job's number.</param>
    /// <param name="cluster">Its cluster; null for the usual one.</param>
    /// <param name="cancellation">Stops the question.</param>
    /// <exception cref="BadInputException">SLURM is not installed here.</exception>
    QueueAnswer Ask(string job, string? cluster, CancellationToken cancellation);

    /// <summary>The job that was submitted under a name or, where it had none of its own, with a script.</summary>
    /// <param name="script">The script's path, as it was submitted.</param>
    /// <param name="name">The job's name; null where it had none of its own.</param>
    /// <param name="cancellation">Stops the question.</param>
    /// <exception cref="BadInputException">SLURM is not installed here.</exception>
    FoundJob Find(string script, string? name, CancellationToken cancellation);
}
