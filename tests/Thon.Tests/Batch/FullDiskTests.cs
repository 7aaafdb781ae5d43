using System.Text.Json;
using Thon.Batch.Ledger;
using Xunit;

namespace Thon.Tests.Batch;

/// <summary>A batch on a disk that gets full, and on one that lets nobody write.</summary>
public sealed class FullDiskTests
{
    // Pages of the disk: enough for the entries of a batch, not for its index page.
    private const int RoomOfEntries = 3 * 4096;

    [Fact]
    public void What_is_done_stays_done_and_the_rest_follows_when_there_is_room()
    {
        var batch = new SmallBatch(4, "--threads", "1");
        batch.Learn();
        using var disk = SmallDisk.Mount(batch.In("out"), batch.Bytes * 6 / 10);
        var full = batch.Run();
        Assert.True(full.ExitCode == 1, full.Error);
        Assert.Contains("disk was full", full.Error, StringComparison.Ordinal);
        Assert.Equal(["TS_0", "TS_1"], batch.Done().Select(series => series.Name));
        Assert.All((string[])["TS_2", "TS_3"], name => Assert.Equal((SeriesState.Failed, true), (batch.Ledger.Find(name)!.State, batch.Ledger.Find(name)!.MayPass)));
        Assert.Equal(["TS_2", "TS_3"], Failed(batch));
        batch.AssertNoLeftOvers();
        batch.AssertSeriesAreWhole();

        var done = batch.Done();
        disk.Grow(batch.Bytes * 3);
        var roomy = batch.Run();
        Assert.True(roomy.ExitCode == 0, roomy.Error);
        Assert.Subset(batch.Done().ToHashSet(), done.ToHashSet());
        batch.AssertWhole();
    }

    [Fact]
    public void A_summary_that_finds_no_room_is_told_and_written_by_the_next_run()
    {
        var batch = new SmallBatch(2);
        batch.Learn();
        using var disk = SmallDisk.Mount(batch.In("out"), batch.Bytes * 3);
        Assert.Equal(0, batch.Run().ExitCode);
        var done = batch.Done();
        string filler = batch.In("out/batch/logs/filler");
        File.Delete(batch.In("out/index.html"));
        disk.FillBut(filler, RoomOfEntries);
        var full = batch.Run();
        Assert.True(full.ExitCode == 1, full.Error);
        Assert.Contains("error: out/index.html: ", full.Error, StringComparison.Ordinal);
        batch.AssertNoLeftOvers();
        batch.AssertNothingHalfMade();

        File.Delete(filler);
        Assert.Equal(0, batch.Run().ExitCode);
        Assert.Equal(done, batch.Done());
        batch.AssertWhole();
    }

    [Fact]
    public void A_disk_without_a_byte_to_spare_and_one_that_may_not_be_written_are_told_and_harm_nothing()
    {
        var batch = new SmallBatch(1);
        batch.Learn();
        using var disk = SmallDisk.Mount(batch.In("out"), batch.Bytes * 3);
        Assert.Equal(0, batch.Run().ExitCode);
        string filler = batch.In("out/batch/logs/filler");
        disk.FillBut(filler, 0);
        var full = batch.Run();
        Assert.True(full.ExitCode == 2, full.Error);
        Assert.Contains("[output-unwritable]", full.Error, StringComparison.Ordinal);
        File.Delete(filler);
        disk.Allow("ro");
        var closed = batch.Run();
        Assert.True(closed.ExitCode == 2, closed.Error);
        Assert.Contains("[output-unwritable]", closed.Error, StringComparison.Ordinal);
        disk.Allow("rw");
        var run = batch.Run();
        Assert.Contains("up to date", run.Out, StringComparison.Ordinal);
        batch.AssertWhole();
    }

    private static string[] Failed(SmallBatch batch)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(batch.Folder.Failed));
        return [.. json.RootElement.GetProperty("series").EnumerateArray().Select(one => one.GetProperty("name").GetString()!)];
    }
}
