using System.Collections.Immutable;
using Thon.Batch.Ledger;
using Thon.Findings;

namespace Thon.Batch.Summary;

/// <summary>What a summary wrote.</summary>
/// <param name="Files">The files.</param>
/// <param name="Entries">The series they tell of, in the order of the plan; the figures of those that are done are of their STAR files as they are now.</param>
/// <param name="Findings">What could not be told, and what does not fit any more.</param>
public sealed record SummaryWritten(ImmutableArray<string> Files, ImmutableArray<SeriesEntry> Entries, FindingList Findings);
