using Thon.Findings;

namespace Thon.Batch.Slurm;

/// <summary>What a batch asks of SLURM.</summary>
public interface ISlurm
{
    /// <summary>The largest number of tasks an array may have; null where SLURM does not say.</summary>
    int? LargestArray { get; }

    /// <summary>Submits a job script.</summary>
    /// <param name="script">Its path.</param>
    /// <returns>The job's number, as SLURM writes it.</returns>
    /// <exception cref="BadInputException">SLURM is not there, refuses, or does not answer.</exception>
    string Submit(string script);

    /// <summary>The state of a job's tasks.</summary>
    /// <param name="job">The job's number.</param>
    /// <param name="cancellation">Stops the question.</param>
    /// <exception cref="BadInputException">SLURM is not installed here.</exception>
    QueueAnswer Ask(string job, CancellationToken cancellation);

    /// <summary>The job that was submitted with a script.</summary>
    /// <param name="script">The script's path, as it was submitted.</param>
    /// <param name="cancellation">Stops the question.</param>
    /// <exception cref="BadInputException">SLURM is not installed here.</exception>
    FoundJob Find(string script, CancellationToken cancellation);
}
