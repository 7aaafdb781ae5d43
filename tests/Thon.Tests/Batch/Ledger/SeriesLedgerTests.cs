using Thon.Batch;
using Thon.Batch.Ledger;
using Thon.Findings;
using Xunit;

namespace Thon.Tests.Batch.Ledger;

/// <summary>What is written about a series is read back whole.</summary>
public sealed class SeriesLedgerTests
{
    private readonly SeriesLedger _ledger = new(new(Repository.TemporaryFolder()));

    [Fact]
    public void An_entry_of_which_much_is_not_known_is_read_back()
    {
        _ledger.Write(new("TS 1", "/data/TS 1.mrc", SeriesState.Failed, DateTimeOffset.UnixEpoch, "host 1") { Findings = [Finding.Note("a", null, null, "b")], Figures = new(1, 0, 0, 1, 0, null, "Thon: raw", "TS 1.mrc") });
        var read = _ledger.Find("TS 1")!;
        Assert.Equal((null, null, null, null), (read.Identity, read.Seconds, read.Figures!.DefocusMicrometers, Assert.Single(read.Findings).File));
    }

    [Fact]
    public void A_damaged_entry_counts_as_none()
    {
        var entry = new SeriesEntry("TS_1", "/data/TS_1.mrc", SeriesState.Done, DateTimeOffset.UnixEpoch, "host 1");
        var folder = new BatchFolder(Repository.TemporaryFolder());
        var ledger = new SeriesLedger(folder);
        ledger.Write(entry);
        string path = folder.EntryOf("TS_1");
        File.WriteAllText(path, File.ReadAllText(path)[..20]);
        Assert.Null(ledger.Find("TS_1"));
    }
}
