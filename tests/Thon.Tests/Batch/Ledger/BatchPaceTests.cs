using Thon.Batch.Ledger;
using Xunit;

namespace Thon.Tests.Batch.Ledger;

/// <summary>How fast a batch goes on, against sums made by hand.</summary>
public sealed class BatchPaceTests
{
    private const double Exact = 1e-9;
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Time_left_is_the_open_work_shared_by_those_that_work()
    {
        // 20 s a series; two at work have 15 and 5 s to go, four wait: (15 + 5 + 4 * 20) / 2.
        var pace = BatchPace.Of(Standing([Done(10), Done(30), Running(5), Running(15), .. Waiting(4)]), Now)!;
        Assert.Equal(50, pace.TimeLeft.TotalSeconds, Exact);
        Assert.Equal(2 * 3600 / 20.0, pace.SeriesPerHour, Exact);
    }

    [Fact]
    public void The_last_series_takes_as_long_as_it_takes_however_many_work()
    {
        Assert.Equal(18, BatchPace.Of(Standing([Done(20), Running(2), Running(19), Running(40)]), Now)!.TimeLeft.TotalSeconds, Exact);
    }

    [Fact]
    public void The_clock_of_another_computer_may_be_ahead()
    {
        Assert.Equal(20, BatchPace.Of(Standing([Done(20), Running(-300)]), Now)!.TimeLeft.TotalSeconds, Exact);
    }

    [Fact]
    public void Only_the_last_thirty_that_are_done_tell()
    {
        var old = Enumerable.Range(0, 50).Select(i => Done(1000) with { Changed = Now.AddHours(-i - 2) });
        var late = Enumerable.Range(0, 30).Select(i => Done(10) with { Changed = Now.AddMinutes(-i) });
        Assert.Equal(10, BatchPace.Of(Standing([.. old, .. late, Running(0)]), Now)!.TimeLeft.TotalSeconds, Exact);
    }

    [Fact]
    public void Nothing_is_told_where_nobody_directs_it_or_nothing_is_at_work_or_nothing_is_done()
    {
        Assert.Null(BatchPace.Of(Standing([Done(10), Running(1)]) with { Direction = BatchDirection.Nobody }, Now));
        Assert.Null(BatchPace.Of(Standing([Done(10), .. Waiting(2)]), Now));
        Assert.Null(BatchPace.Of(Standing([Running(1), .. Waiting(2)]), Now));
        Assert.Null(BatchPace.Of(Standing([]), Now));
    }

    private static BatchStanding Standing(SeriesStanding[] series) => new([.. series], BatchDirection.Process);

    private static SeriesStanding Done(double seconds) => new("d", "d.mrc", SeriesState.Done) { Changed = Now, Seconds = seconds };

    private static SeriesStanding Running(double since) => new("r", "r.mrc", SeriesState.Running) { Changed = Now.AddSeconds(-since) };

    private static IEnumerable<SeriesStanding> Waiting(int count) => Enumerable.Repeat(SeriesStanding.Waiting("w", "w.mrc"), count);
}
