using System.Collections.Immutable;
using Thon.Findings;
using Thon.Provenance;

namespace Thon.Batch.Ledger;

/// <summary>What the ledger knows of one series: one file, written whole at each change, so any number of processes and nodes can take part.</summary>
/// <param name="Name">The series.</param>
/// <param name="Stack">Full path of its stack.</param>
/// <param name="State">How far it is.</param>
/// <param name="Changed">When that became so.</param>
/// <param name="Attempt">Names the process that wrote it: host, process and, where it was one, the SLURM task.</param>
public sealed record SeriesEntry(string Name, string Stack, SeriesState State, DateTimeOffset Changed, string Attempt)
{
    /// <summary>The format's number; it grows when a key goes away or changes its meaning.</summary>
    public int FormatVersion { get; init; } = 1;

    /// <summary>SHA-256 of everything that was asked for and of the metadata and the software, without the pixels: see <see cref="Thon.Pipeline.SeriesIdentity"/>. Null where the series could not be opened.</summary>
    public string? Identity { get; init; }

    /// <summary>The image files that were read, the stack first, by the content of their pixels; of a series that is done.</summary>
    public ImmutableArray<RecordedFile> Images { get; init; } = [];

    /// <summary>The files that were written, of a series that is done.</summary>
    public ImmutableArray<WrittenFile> Files { get; init; } = [];

    /// <summary>
    /// What this batch may have written of the series, be it whole or not, and may replace: files relative to the folder of the batch, with forward slashes, and folders of dialects, which end in one. They are told before the first byte
    /// is written. What is not among them is somebody else's.
    /// </summary>
    public ImmutableArray<string> Claims { get; init; } = [];

    /// <summary>The entry of the last attempt that was done, until another one is: by it numbers that were set by hand are told from those that were written. Null where there is none.</summary>
    public SeriesEntry? Standing { get; init; }

    /// <summary>Of a <see cref="Standing"/> entry, whether a later attempt has begun to replace its files.</summary>
    public bool IsOvertaken { get; init; }

    /// <summary>Other programs' dialects that were asked for and could not be written, in lower case; of a series that is done.</summary>
    public ImmutableArray<string> NotWritten { get; init; } = [];

    /// <summary>What there is to say about it in a line; of a series that is done.</summary>
    public SeriesFigures? Figures { get; init; }

    /// <summary>Everything found: errors of a series that failed, warnings and notes of one that is done.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>Whether another attempt with the same input may end otherwise: a full disk, memory, a node that died; not a value that is missing or wrong.</summary>
    public bool MayPass { get; init; }

    /// <summary>How long the work took, seconds.</summary>
    public double? Seconds { get; init; }
}
