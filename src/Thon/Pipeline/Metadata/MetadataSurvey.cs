using System.Collections.Immutable;
using Thon.Findings;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Pipeline.Metadata;

/// <summary>What came of putting a series together, whether or not it could be.</summary>
/// <param name="Sources">Everything the values may come from, with the rows that were matched.</param>
/// <param name="Metadata">The series; null where a finding is an error.</param>
/// <param name="Axes">The candidates for the tilt axis; empty where none holds.</param>
/// <param name="Hands">The candidates for the hand.</param>
/// <param name="Values">Each value that was found, and where it came from.</param>
/// <param name="Findings">Everything odd, errors included.</param>
internal sealed record MetadataSurvey(
    MetadataSources Sources,
    SeriesMetadata? Metadata,
    ImmutableArray<Angle> Axes,
    ImmutableArray<Hand> Hands,
    ImmutableArray<MetadataValue> Values,
    FindingList Findings)
{
    /// <summary>The metadata files that were looked at.</summary>
    internal ImmutableArray<string> Files { get; init; } = [];
}
