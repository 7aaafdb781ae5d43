using Thon.Provenance;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Pipeline.Records;

/// <summary>What a user states about files whose data type is asked for, and how to look at them; null means: not stated.</summary>
public sealed record EvidenceSettings
{
    /// <summary>The pixel size, in place of the header's.</summary>
    public Length? PixelSize { get; init; }

    /// <summary>What was done to files that have neither a record nor a label.</summary>
    public DataType? Declared { get; init; }

    /// <summary>Images or volumes, for files without a record.</summary>
    public PreparedSubject? Subject { get; init; }

    /// <summary>What files are taken for that nobody and nothing tells it of; null to leave it open.</summary>
    public PreparedSubject? SubjectElse { get; init; }

    /// <summary>How halves without a record were prepared.</summary>
    public HalvesTreatment? Halves { get; init; }

    /// <summary>When the fingerprint is taken.</summary>
    public FingerprintNeed Fingerprint { get; init; } = FingerprintNeed.Always;

    /// <summary>How many threads may work; results do not depend on it.</summary>
    public int Threads { get; init; } = 1;
}
