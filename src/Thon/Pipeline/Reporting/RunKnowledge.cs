using System.Collections.Immutable;
using Thon.Findings;

namespace Thon.Pipeline.Reporting;

/// <summary>What a run has to tell besides its numbers, in its log and in its report.</summary>
/// <param name="Values">Each value in use and where it came from.</param>
/// <param name="Findings">What it found.</param>
/// <param name="Check">What the check of the files found besides.</param>
internal sealed record RunKnowledge(ImmutableArray<MetadataValue> Values, FindingList Findings, FindingList Check);
