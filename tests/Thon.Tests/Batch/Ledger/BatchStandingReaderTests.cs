using Thon.Batch;
using Thon.Batch.Ledger;
using Thon.Batch.Planning;
using Thon.Findings;
using Xunit;

namespace Thon.Tests.Batch.Ledger;

/// <summary>What stands where in a batch, as its folder tells.</summary>
public sealed class BatchStandingReaderTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly BatchFolder _folder = new(Repository.TemporaryFolder());
    private readonly SeriesLedger _ledger;
    private readonly BatchStandingReader _reader;

    /// <summary>A batch of four series about which nothing was done.</summary>
    public BatchStandingReaderTests()
    {
        (_ledger, _reader) = (new(_folder), new(_folder));
        Plan("TS_4", "TS_1", "TS_2", "TS_3");
    }

    [Fact]
    public void Every_series_of_the_plan_stands_there_in_its_order_and_waits_until_the_ledger_says_else()
    {
        Assert.Equal([SeriesState.Waiting, SeriesState.Waiting, SeriesState.Waiting, SeriesState.Waiting], _reader.Read().Series.Select(one => one.State));
        Write("TS_1", SeriesState.Running);
        Write("TS_2", SeriesState.Done);
        Write("TS_3", SeriesState.Failed, Finding.Warning("w", null, null, "odd"), Finding.Error("mrc-truncated", "TS_3.mrc", null, "short"));
        Write("TS_9", SeriesState.Done);
        var standing = _reader.Read();
        Assert.Equal(["TS_4", "TS_1", "TS_2", "TS_3"], standing.Series.Select(one => one.Name));
        Assert.Equal((1, 1, 1, 1), (standing.Count(SeriesState.Waiting), standing.Count(SeriesState.Running), standing.Count(SeriesState.Done), standing.Count(SeriesState.Failed)));
        Assert.Equal("mrc-truncated", Assert.Single(standing.Series[3].Errors).Code);
        Assert.Equal(Noon, standing.Changed);
        Assert.False(standing.IsFinished);
        Assert.Empty(standing.Findings);
    }

    [Fact]
    public void A_series_whose_entry_has_not_changed_is_the_same_object_and_one_that_has_is_read_again()
    {
        Write("TS_1", SeriesState.Running);
        Write("TS_2", SeriesState.Done);
        var before = _reader.Read().Series;
        Write("TS_1", SeriesState.Done);
        File.Delete(_folder.EntryOf("TS_2"));
        var after = _reader.Read().Series;
        Assert.Same(before[0], after[0]);
        Assert.Same(before[3], after[3]);
        Assert.Equal([SeriesState.Waiting, SeriesState.Done, SeriesState.Waiting, SeriesState.Waiting], after.Select(one => one.State));
        Assert.All(after.Zip(_reader.Read().Series), pair => Assert.Same(pair.First, pair.Second));
    }

    [Fact]
    public void A_plan_that_grows_is_read_again()
    {
        _reader.Read();
        Plan("TS_1", "TS_2", "TS_3", "TS_4", "TS_5");
        Assert.Equal(["TS_1", "TS_2", "TS_3", "TS_4", "TS_5"], _reader.Read().Series.Select(one => one.Name));
    }

    [Fact]
    public void A_plan_that_is_damaged_is_told_and_a_damaged_entry_counts_as_none()
    {
        Write("TS_1", SeriesState.Done);
        File.WriteAllText(_folder.EntryOf("TS_1"), "{");
        Assert.Equal(SeriesState.Waiting, _reader.Read().Series[1].State);
        File.WriteAllText(_folder.Plan, "{");
        var standing = _reader.Read();
        Assert.Empty(standing.Series);
        Assert.Null(standing.Changed);
        Assert.Equal("batch-plan-unreadable", Assert.Single(standing.Findings).Code);
    }

    [Fact]
    public async Task Whoever_holds_the_lock_directs_the_batch_and_looking_keeps_nobody_from_taking_it()
    {
        Assert.Equal(BatchDirection.Nobody, _reader.Read().Direction);
        using (BatchLock.Take(_folder)) Assert.Equal(BatchDirection.Process, _reader.Read().Direction);
        Assert.Equal(BatchDirection.Nobody, _reader.Read().Direction);
        using var ended = new CancellationTokenSource();
        var looking = Task.Run(() =>
        {
            while (!ended.IsCancellationRequested) Thon.Formats.HeldFile.IsHeld(_folder.Lock);
        }, TestContext.Current.CancellationToken);
        for (int i = 0; i < 100; i++) BatchLock.Take(_folder).Dispose();
        await ended.CancelAsync();
        await looking;
    }

    [Fact]
    public void A_batch_is_finished_once_nothing_waits_and_nobody_directs_it()
    {
        foreach (string name in (string[])["TS_1", "TS_2", "TS_3"]) Write(name, SeriesState.Done);
        Assert.False(_reader.Read().IsFinished);
        Write("TS_4", SeriesState.Failed);
        using (BatchLock.Take(_folder)) Assert.False(_reader.Read().IsFinished);
        Assert.True(_reader.Read().IsFinished);
    }

    private void Plan(params string[] names) => PlanFile.Write(_folder, new(_folder.Out, [.. names.Select(name => new PlannedSeries(name, $"/data/{name}.mrc", []))]));

    private void Write(string name, SeriesState state, params Finding[] findings) => _ledger.Write(new(name, $"/data/{name}.mrc", state, Noon, "host 1") { Findings = [.. findings] });
}
