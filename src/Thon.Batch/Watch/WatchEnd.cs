using System.Collections.Immutable;
using Thon.Batch.Ledger;
using Thon.Findings;

namespace Thon.Batch.Watch;

/// <summary>How things stand when a watch ends.</summary>
/// <param name="Entries">What the ledger says of the series of the plan, in its order.</param>
/// <param name="Lacking">What stacks lack that were not taken.</param>
/// <param name="Refused">Why stacks were not worked on at all that should have been.</param>
public sealed record WatchEnd(ImmutableArray<SeriesEntry> Entries, FindingList Lacking, FindingList Refused)
{
    /// <summary>Whether everything that was taken came out well.</summary>
    public bool IsGood => Refused.Count == 0 && Entries.All(entry => entry.State != SeriesState.Failed && entry.NotWritten.IsEmpty);
}
