using System.Collections.Immutable;
using Thon.Findings;

namespace Thon.Batch.Ledger;

/// <summary>What stands where in a batch.</summary>
/// <param name="Series">The series of its plan, in their order.</param>
/// <param name="Direction">Whether a process directs it now.</param>
public sealed record BatchStanding(ImmutableArray<SeriesStanding> Series, BatchDirection Direction)
{
    /// <summary>What could not be read: a plan that is damaged, entries that may not be opened.</summary>
    public FindingList Findings { get; init; } = FindingList.Empty;

    /// <summary>When anything changed last; null where nothing was done yet.</summary>
    public DateTimeOffset? Changed => Series.Max(one => one.Changed);

    /// <summary>Whether nothing is left to be done, and nobody looks for more.</summary>
    public bool IsFinished => Direction == BatchDirection.Nobody && Count(SeriesState.Waiting) == 0 && Count(SeriesState.Running) == 0;

    /// <summary>How many series are so far.</summary>
    /// <param name="state">How far.</param>
    public int Count(SeriesState state) => Series.Count(one => one.State == state);
}
