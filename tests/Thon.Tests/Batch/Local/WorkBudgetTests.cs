using Thon.Batch.Local;
using Thon.Findings;
using Xunit;

namespace Thon.Tests.Batch.Local;

/// <summary>Series in work share threads and memory, and none waits for what nobody has.</summary>
public sealed class WorkBudgetTests
{
    [Theory]
    [InlineData(8, 200, 1)]
    [InlineData(8, 8, 1)]
    [InlineData(8, 4, 2)]
    [InlineData(8, 3, 3)]
    [InlineData(8, 1, 8)]
    [InlineData(1, 5, 1)]
    public void Many_series_get_a_thread_each_and_few_share_all_of_them(int threads, int series, int expected)
    {
        var budget = new WorkBudget(threads, long.MaxValue);
        budget.Announce(series);
        using var seat = budget.Enter(TestContext.Current.CancellationToken);
        Assert.Equal(expected, seat.Widen(_ => 1, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void No_more_threads_are_given_than_there_are()
    {
        var budget = new WorkBudget(8, long.MaxValue);
        budget.Announce(3);
        WorkSeat[] seats = [.. Enumerable.Range(0, 3).Select(_ => budget.Enter(TestContext.Current.CancellationToken))];
        Assert.Equal([3, 3, 2], seats.Select(seat => seat.Widen(_ => 1, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public void Where_memory_is_short_a_series_takes_fewer_threads()
    {
        var budget = new WorkBudget(8, 500);
        budget.Announce(1);
        using var seat = budget.Enter(TestContext.Current.CancellationToken);
        Assert.Equal(4, seat.Widen(threads => 100 + 100 * threads, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_series_that_does_not_fit_beside_others_waits_until_they_have_ended()
    {
        var budget = new WorkBudget(2, 100);
        budget.Announce(2);
        var first = budget.Enter(TestContext.Current.CancellationToken);
        using var second = budget.Enter(TestContext.Current.CancellationToken);
        first.Widen(_ => 60, TestContext.Current.CancellationToken);
        using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        Assert.Throws<OperationCanceledException>(() => second.Widen(_ => 60, impatient.Token));
        first.Dispose();
        Assert.Equal(2, second.Widen(_ => 60, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void What_does_not_fit_at_all_is_refused_at_once()
    {
        var budget = new WorkBudget(2, 100);
        using var seat = budget.Enter(TestContext.Current.CancellationToken);
        var bad = Assert.Throws<BadInputException>(() => seat.Widen(_ => 101, TestContext.Current.CancellationToken));
        Assert.Equal("batch-memory", Assert.Single(bad.Findings).Code);
    }
}
