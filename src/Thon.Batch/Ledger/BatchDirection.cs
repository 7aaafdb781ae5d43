namespace Thon.Batch.Ledger;

/// <summary>Whether anybody sees to it that a batch goes on.</summary>
public enum BatchDirection
{
    /// <summary>No process does. Tasks of a cluster may work on all the same.</summary>
    Nobody,

    /// <summary>A process holds the lock of the batch.</summary>
    Process,
}
