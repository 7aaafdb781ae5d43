namespace Thon.Batch.Ledger;

/// <summary>A file that a series left.</summary>
/// <param name="Path">Its path relative to the folder of the batch, with forward slashes.</param>
/// <param name="Bytes">Its size.</param>
public sealed record WrittenFile(string Path, long Bytes)
{
    /// <summary>The hash of its record; null where it has none, such as a log.</summary>
    public string? Record { get; init; }

    /// <summary>The content hash of its bytes, where it is a text with a record, which people set by hand; null of all others.</summary>
    public string? Content { get; init; }
}
