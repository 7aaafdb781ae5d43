using Thon.Batch.Ledger;
using Thon.Findings;
using Thon.Formats.Star;
using Xunit;

namespace Thon.Tests.Batch.Watch;

/// <summary>A series is taken when it is complete and stays as it is, neither before nor twice.</summary>
public sealed class FolderWatchTests
{
    private readonly WatchBench _watch = new();

    [Fact]
    public void A_series_is_taken_once_it_has_stayed_as_it_is_for_the_time_to_settle()
    {
        _watch.Copy("TS_1");
        _watch.Look();
        _watch.LookAfter(59);
        _watch.Work();
        Assert.Empty(_watch.Ended);
        _watch.LookAfter(1);
        Assert.Equal("TS_1", Assert.Single(_watch.Plan.Series).Name);
        _watch.Work();
        Assert.Equal([("TS_1", SeriesEnding.Done)], _watch.Ended);
        Assert.Equal("TS_1", StarFile.Read(_watch.Folder.Processed)["global"]!.Text(0, "rlnTomoName"));
        _watch.LookAfter(3600);
        Assert.True(_watch.End().IsGood);
        Assert.Single(_watch.Ended);
    }

    [Fact]
    public void A_stack_that_is_still_written_is_left_alone()
    {
        _watch.CopyMdoc("TS_1");
        foreach (double part in (double[])[0.2, 0.4, 0.6, 0.8])
        {
            _watch.CopyPart("TS_1", part);
            _watch.LookAfter(50);
        }

        _watch.CopyStack("TS_1");
        _watch.LookAfter(50);
        Assert.Empty(_watch.Told);
        _watch.LookAfter(60);
        _watch.Work();
        Assert.Equal([("TS_1", SeriesEnding.Done)], _watch.Ended);
    }

    [Fact]
    public void Bytes_that_change_under_the_same_size_and_time_are_seen()
    {
        _watch.Copy("TS_1");
        var written = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        byte[] whole = File.ReadAllBytes(_watch.Stack("TS_1")), blank = new byte[whole.Length];
        whole.AsSpan(0, 1024).CopyTo(blank);
        File.WriteAllBytes(_watch.Stack("TS_1"), blank);
        File.SetLastWriteTimeUtc(_watch.Stack("TS_1"), written);
        _watch.Look();
        File.WriteAllBytes(_watch.Stack("TS_1"), whole);
        File.SetLastWriteTimeUtc(_watch.Stack("TS_1"), written);
        _watch.LookAfter(60);
        _watch.Work();
        Assert.Empty(_watch.Ended);
        _watch.LookAfter(60);
        _watch.Work();
        Assert.Equal([("TS_1", SeriesEnding.Done)], _watch.Ended);
    }

    [Fact]
    public void Half_a_stack_waits_and_that_is_told_once()
    {
        _watch.CopyMdoc("TS_1");
        _watch.CopyPart("TS_1", 0.5);
        _watch.Settle();
        _watch.LookAfter(60);
        _watch.CopyPart("TS_1", 0.7);
        _watch.Settle();
        Assert.Equal(["mrc-truncated"], _watch.Told);
        Assert.Equal(Severity.Note, _watch.Findings[0].Severity);
        Assert.Empty(_watch.Ended);
        _watch.CopyStack("TS_1");
        _watch.Settle();
        Assert.Equal([("TS_1", SeriesEnding.Done)], _watch.Ended);
    }

    [Fact]
    public void A_stack_waits_for_its_mdoc()
    {
        _watch.CopyStack("TS_1");
        _watch.Settle();
        Assert.Equal(["watch-no-series"], _watch.Told);
        _watch.CopyMdoc("TS_1");
        _watch.Settle();
        Assert.Equal([("TS_1", SeriesEnding.Done)], _watch.Ended);
    }

    [Fact]
    public void A_stack_waits_until_the_mdoc_lists_all_its_images()
    {
        _watch.Copy("TS_1");
        string mdoc = _watch.Stack("TS_1") + ".mdoc", text = File.ReadAllText(mdoc);
        File.WriteAllText(mdoc, text[..text.IndexOf("[ZValue = 4]", StringComparison.Ordinal)]);
        _watch.Settle();
        Assert.Equal(["mdoc-count"], _watch.Told);
        File.WriteAllText(mdoc, text);
        _watch.Settle();
        Assert.Equal([("TS_1", SeriesEnding.Done)], _watch.Ended);
    }

    [Fact]
    public void Fewer_images_than_were_asked_for_wait_and_count_as_failed_after_a_long_while()
    {
        _watch.Settings = _watch.Settings with { Tilts = 8 };
        _watch.Copy("TS_1");
        _watch.Settle();
        Assert.Equal(["watch-tilts"], _watch.Told);
        _watch.LookAfter(1800);
        _watch.Work();
        var end = _watch.End();
        Assert.False(end.IsGood);
        Assert.Equal(("TS_1", SeriesState.Failed, "watch-tilts"), (end.Entries[0].Name, end.Entries[0].State, end.Entries[0].Findings[0].Code));
    }

    [Fact]
    public void What_never_gets_tilt_angles_is_no_series_and_no_failure()
    {
        _watch.CopyStack("map");
        _watch.Settle();
        _watch.LookAfter(1800);
        _watch.LookAfter(1800);
        Assert.Equal(["watch-no-series", "watch-no-series"], _watch.Told);
        Assert.Equal(Severity.Warning, _watch.Findings[1].Severity);
        var end = _watch.End();
        Assert.True(end.IsGood);
        Assert.Empty(end.Entries);
    }

    [Fact]
    public void A_series_that_stays_damaged_fails_and_is_tried_again_when_it_changes()
    {
        _watch.CopyMdoc("TS_1");
        _watch.CopyPart("TS_1", 0.5);
        _watch.Settle();
        _watch.LookAfter(1800);
        _watch.Work();
        Assert.Contains("mrc-truncated", File.ReadAllText(_watch.Folder.Failed), StringComparison.Ordinal);
        _watch.CopyStack("TS_1");
        _watch.Settle();
        Assert.Equal([("TS_1", SeriesEnding.Failed), ("TS_1", SeriesEnding.Done)], _watch.Ended);
        Assert.True(_watch.End().IsGood);
        Assert.DoesNotContain("TS_1", File.ReadAllText(_watch.Folder.Failed), StringComparison.Ordinal);
    }

    [Fact]
    public void A_series_that_changes_after_it_was_done_is_done_again()
    {
        _watch.Copy("TS_1");
        _watch.Settle();
        byte[] bytes = File.ReadAllBytes(_watch.Stack("TS_1"));
        bytes[^1] ^= 1;
        File.WriteAllBytes(_watch.Stack("TS_1"), bytes);
        _watch.Settle();
        File.SetLastWriteTimeUtc(_watch.Stack("TS_1"), DateTime.UnixEpoch);
        _watch.Settle();
        Assert.Equal([("TS_1", SeriesEnding.Done), ("TS_1", SeriesEnding.Done), ("TS_1", SeriesEnding.UpToDate)], _watch.Ended);
    }

    [Fact]
    public void A_folder_that_goes_away_and_comes_back_is_told_and_nothing_is_done_twice()
    {
        _watch.Copy("TS_1");
        _watch.Settle();
        string away = _watch.Incoming + "-away";
        Directory.Move(_watch.Incoming, away);
        _watch.LookAfter(60);
        _watch.LookAfter(60);
        Directory.Move(away, _watch.Incoming);
        _watch.Settle();
        // Where a mount goes away, an empty folder often stays.
        Directory.Move(_watch.Incoming, away);
        Directory.CreateDirectory(_watch.Incoming);
        _watch.LookAfter(60);
        Directory.Delete(_watch.Incoming);
        Directory.Move(away, _watch.Incoming);
        _watch.Settle();
        Assert.Equal(["watch-folder-gone", "watch-folder-back"], _watch.Told);
        Assert.Single(_watch.Ended);
    }

    [Fact]
    public void A_stack_with_the_name_of_another_is_refused_and_leaves_the_other_as_it_is()
    {
        _watch.Copy("TS_1");
        _watch.Settle();
        Directory.CreateDirectory(Path.Combine(_watch.Incoming, "again"));
        File.Copy(_watch.Stack("TS_1"), _watch.Stack("again/ts_1"));
        File.Copy(_watch.Stack("TS_1") + ".mdoc", _watch.Stack("again/ts_1") + ".mdoc");
        _watch.Settle();
        _watch.LookAfter(60);
        Assert.Equal(["batch-name-twice"], _watch.Told);
        var end = _watch.End();
        Assert.False(end.IsGood);
        Assert.Equal(SeriesState.Done, Assert.Single(end.Entries).State);
    }

    [Fact]
    public void A_stack_that_was_refused_is_taken_when_the_other_of_its_name_is_gone()
    {
        _watch.Copy("TS_1");
        _watch.Settle();
        Directory.CreateDirectory(Path.Combine(_watch.Incoming, "again"));
        File.Copy(_watch.Stack("TS_1"), _watch.Stack("again/TS_1"));
        File.Copy(_watch.Stack("TS_1") + ".mdoc", _watch.Stack("again/TS_1") + ".mdoc");
        _watch.Settle();
        File.Delete(_watch.Stack("TS_1"));
        _watch.LookAfter(60);
        _watch.Work();
        Assert.Equal(["batch-name-twice"], _watch.Told);
        Assert.True(_watch.End().IsGood);
        Assert.Equal(2, _watch.Ended.Length);
    }

    [Fact]
    public void A_stack_that_goes_away_before_it_has_settled_is_not_waited_for()
    {
        _watch.Settings = _watch.Settings with { Idle = TimeSpan.FromMinutes(2) };
        _watch.Copy("TS_1");
        _watch.Look();
        File.Delete(_watch.Stack("TS_1"));
        _watch.LookAfter(120);
        Assert.True(_watch.IsOver);
    }

    [Fact]
    public void A_stack_that_cannot_be_read_is_told_and_not_waited_for()
    {
        _watch.Settings = _watch.Settings with { Idle = TimeSpan.FromMinutes(2) };
        _watch.Copy("TS_1");
        using (new FileStream(_watch.Stack("TS_1"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            _watch.Settle();
            _watch.LookAfter(60);
            Assert.Single(_watch.Told);
            Assert.True(_watch.IsOver);
        }

        _watch.Settle();
        Assert.Equal([("TS_1", SeriesEnding.Done)], _watch.Ended);
    }

    [Fact]
    public void A_folder_of_results_that_cannot_be_made_is_told_once_and_outlived()
    {
        File.WriteAllText(_watch.Folder.Own, "in the way");
        _watch.Copy("TS_1");
        _watch.Settle();
        _watch.LookAfter(60);
        Assert.Equal(["output-unwritable"], _watch.Told);
        Assert.Contains("TS_1", File.ReadAllText(_watch.Folder.Failed), StringComparison.Ordinal);
        File.Delete(_watch.Folder.Own);
        _watch.LookAfter(600);
        _watch.Work();
        Assert.Equal([("TS_1", SeriesEnding.Failed), ("TS_1", SeriesEnding.Done)], _watch.Ended);
        Assert.True(_watch.End().IsGood);
    }

    [Fact]
    public void The_next_watch_goes_on_from_the_ledger_and_the_plan()
    {
        _watch.Copy("TS_1");
        _watch.Settle();
        _watch.End();
        _watch.Copy("TS_0");
        _watch.Settle();
        Assert.Equal(["TS_1", "TS_0"], _watch.Plan.Series.Select(series => series.Name));
        Assert.Equal([("TS_0", SeriesEnding.Done), ("TS_1", SeriesEnding.Done), ("TS_1", SeriesEnding.UpToDate)], _watch.Ended.Order());
    }

    [Fact]
    public void Stacks_of_other_names_and_results_are_none_of_its_business()
    {
        _watch.Settings = _watch.Settings with { Match = "TS_?.mrc" };
        _watch.Copy("other");
        _watch.Copy("TS_1");
        _watch.Settle();
        File.Copy(Path.Combine(_watch.Folder.Out, "TS_1_flip_dw.mrc"), _watch.Stack("TS_2"));
        _watch.CopyMdoc("TS_2");
        _watch.Settle();
        Assert.Empty(_watch.Told);
        Assert.Equal([("TS_1", SeriesEnding.Done)], _watch.Ended);
    }

    [Fact]
    public void It_ends_by_itself_when_nothing_new_came_for_long_enough()
    {
        _watch.Settings = _watch.Settings with { Idle = TimeSpan.FromMinutes(2) };
        _watch.Look();
        _watch.LookAfter(100);
        _watch.Copy("TS_1");
        _watch.LookAfter(30);
        Assert.False(_watch.IsOver);
        _watch.LookAfter(60);
        _watch.Work();
        _watch.LookAfter(110);
        Assert.False(_watch.IsOver);
        _watch.LookAfter(10);
        Assert.True(_watch.IsOver);
    }
}
