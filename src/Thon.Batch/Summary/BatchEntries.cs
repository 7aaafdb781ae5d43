using System.Collections.Immutable;
using Thon.Batch.Ledger;
using Thon.Batch.Planning;

namespace Thon.Batch.Summary;

/// <summary>What became of the series of a plan. How they ended in this run goes before the ledger, which may not have taken it: another process held the series, or the disk was full.</summary>
internal static class BatchEntries
{
    /// <summary>The entries, in the order of the plan; none of a series that nothing is known of.</summary>
    /// <param name="plan">The series.</param>
    /// <param name="ledger">What was written of them.</param>
    /// <param name="ended">How series ended in this run.</param>
    public static ImmutableArray<SeriesEntry> Of(BatchPlan plan, SeriesLedger ledger, IEnumerable<SeriesEnded> ended)
    {
        var now = ended.Select(one => one.Entry).ToLookup(entry => entry.Name, StringComparer.Ordinal);
        return [.. plan.Series.Select(series => Of(series, now[series.Name]) ?? ledger.Find(series.Name)).OfType<SeriesEntry>()];
    }

    // Two stacks of one name both fail, each for itself; an entry that is up to date may name an older path of its stack.
    private static SeriesEntry? Of(PlannedSeries series, IEnumerable<SeriesEntry> entries) => entries.OrderBy(entry => entry.Stack != series.Stack).FirstOrDefault();
}
