namespace Thon.Batch.Ledger;

/// <summary>How far a series is.</summary>
public enum SeriesState
{
    /// <summary>Nothing was done about it yet, and it has no entry in the ledger; or an attempt was stopped by the user.</summary>
    Waiting,

    /// <summary>A process works on it, or did until it was killed.</summary>
    Running,

    /// <summary>All its files are there.</summary>
    Done,

    /// <summary>It could not be worked on; its findings say why.</summary>
    Failed,
}
