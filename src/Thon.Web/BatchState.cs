using System.Collections.Immutable;
using Thon.Batch.Ledger;
using Thon.Findings;
using Thon.Report.Pages;

namespace Thon.Web;

/// <summary>Where a batch stands, as its page tells.</summary>
/// <param name="Waiting">Series that nothing was done about yet.</param>
/// <param name="Running">Series that are worked on.</param>
/// <param name="Done">Series that are done.</param>
/// <param name="Failed">Series that failed.</param>
/// <param name="IsDirected">Whether a process directs it now.</param>
/// <param name="IsFinished">Whether nothing is left to be done, and nobody looks for more.</param>
internal sealed record BatchState(int Waiting, int Running, int Done, int Failed, bool IsDirected, bool IsFinished)
{
    /// <summary>Seconds until all is done; null where it cannot be told.</summary>
    public double? SecondsLeft { get; init; }

    /// <summary>Series that come to an end in an hour; null where it cannot be told.</summary>
    public double? SeriesPerHour { get; init; }

    /// <summary>When anything changed last, milliseconds since 1970; null before anything did.</summary>
    public long? Changed { get; init; }

    /// <summary>The present time, likewise: that of the page may be another one.</summary>
    public long Now { get; init; }

    /// <summary>What could not be read.</summary>
    public ImmutableArray<ReportFinding> Findings { get; init; } = [];

    /// <summary>That of a standing.</summary>
    /// <param name="standing">What stands where.</param>
    /// <param name="damaged">STAR files that cannot be read.</param>
    /// <param name="now">The present time.</param>
    public static BatchState Of(BatchStanding standing, FindingList damaged, DateTimeOffset now)
    {
        var pace = BatchPace.Of(standing, now);
        return new(
            standing.Count(SeriesState.Waiting), standing.Count(SeriesState.Running), standing.Count(SeriesState.Done), standing.Count(SeriesState.Failed),
            standing.Direction == BatchDirection.Process, standing.IsFinished)
        {
            SecondsLeft = pace?.TimeLeft.TotalSeconds,
            SeriesPerHour = pace?.SeriesPerHour,
            Changed = standing.Changed?.ToUnixTimeMilliseconds(),
            Now = now.ToUnixTimeMilliseconds(),
            Findings = [.. standing.Findings.Concat(damaged).Select(ReportFindings.Of)],
        };
    }
}
