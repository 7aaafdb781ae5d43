using System.Collections.Immutable;
using Thon.Batch.Ledger;
using Thon.Report.Pages;

namespace Thon.Web;

/// <summary>A series of a batch, as its page tells.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State">How far it is; null of one that lies in the folder and is not in the plan of the batch.</param>
/// <param name="Changed">When that became so, milliseconds since 1970; null of one that waits.</param>
/// <param name="Errors">What it failed of.</param>
/// <param name="Entry">Its row in the table; null before it has files.</param>
internal sealed record BatchSeries(string Name, SeriesState? State, long? Changed, ImmutableArray<ReportFinding> Errors, IndexEntry? Entry)
{
    /// <summary>A series by what the ledger says of it, and by its files.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="standing">How far it is; null where the batch does not know it.</param>
    /// <param name="entry">Its row; null where it has no files.</param>
    public static BatchSeries Of(string name, SeriesStanding? standing, IndexEntry? entry) => new(
        name, standing?.State, standing?.Changed?.ToUnixTimeMilliseconds(), standing is null ? [] : [.. standing.Errors.Select(ReportFindings.Of)],
        entry is null ? null : entry with { Link = InspectPages.AddressOf(name) });
}
