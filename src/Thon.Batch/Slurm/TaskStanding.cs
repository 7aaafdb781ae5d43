namespace Thon.Batch.Slurm;

/// <summary>How far a submitted series is, as far as one can tell from here.</summary>
public enum TaskStanding
{
    /// <summary>Its task waits or runs, or nobody can say.</summary>
    AtWork,

    /// <summary>Its result is in the ledger.</summary>
    Ended,

    /// <summary>Its task has left the queue, and no result is in the ledger, or not yet.</summary>
    Missing,
}
