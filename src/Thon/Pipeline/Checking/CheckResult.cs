using System.Collections.Immutable;
using Thon.Findings;

namespace Thon.Pipeline.Checking;

/// <summary>What a check found.</summary>
/// <param name="Findings">Everything that was found, each thing once: of the files first, then of the images.</param>
/// <param name="Values">Each value that would be used and where it came from, as far as they are known; empty where the stack cannot be opened.</param>
public sealed record CheckResult(FindingList Findings, ImmutableArray<MetadataValue> Values)
{
    /// <summary>The files that were read: the stack and its metadata.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>How many findings are of a severity.</summary>
    public int Count(Severity severity) => Findings.Count(finding => finding.Severity == severity);
}
