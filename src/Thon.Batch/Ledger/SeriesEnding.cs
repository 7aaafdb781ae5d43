namespace Thon.Batch.Ledger;

/// <summary>How a batch came to the end of a series.</summary>
public enum SeriesEnding
{
    /// <summary>It was worked on, and all its files are there.</summary>
    Done,

    /// <summary>It was done before, and nothing it depends on has changed.</summary>
    UpToDate,

    /// <summary>It failed.</summary>
    Failed,
}
