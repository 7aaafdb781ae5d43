namespace Thon.Batch.Ledger;

/// <summary>How fast a batch goes on. It follows from the series that are worked on side by side and from how long the last ones took, so a night between two runs does not count.</summary>
/// <param name="SeriesPerHour">Series that come to an end in an hour, above 0.</param>
/// <param name="TimeLeft">Until the last one has.</param>
public sealed record BatchPace(double SeriesPerHour, TimeSpan TimeLeft)
{
    // Later series tell more of those that follow than the first ones, which wait for code to be compiled and files to be fetched.
    private const int Last = 30;

    /// <summary>The pace of a batch; null where it cannot be told: nobody directs it, none is worked on, or none was done yet.</summary>
    /// <param name="standing">What stands where.</param>
    /// <param name="now">The present time.</param>
    public static BatchPace? Of(BatchStanding standing, DateTimeOffset now)
    {
        if (standing.Direction == BatchDirection.Nobody) return null;
        SeriesStanding[] running = [.. standing.Series.Where(one => one.State == SeriesState.Running)];
        double[] took = [.. standing.Series.Where(one => one is { State: SeriesState.Done, Seconds: > 0 }).OrderByDescending(one => one.Changed).Take(Last).Select(one => one.Seconds!.Value)];
        if (running.Length == 0 || took.Length == 0) return null;
        double usual = took.Average();
        double[] open = [.. running.Select(one => Math.Max(0, usual - SecondsSince(one, now)))];
        double left = Math.Max(open.Max(), (standing.Count(SeriesState.Waiting) * usual + open.Sum()) / running.Length);
        return new(running.Length * TimeSpan.SecondsPerHour / usual, TimeSpan.FromSeconds(left));
    }

    // The clock of another node may be ahead.
    private static double SecondsSince(SeriesStanding one, DateTimeOffset now) => one.Changed is { } began ? Math.Max(0, (now - began).TotalSeconds) : 0;
}
