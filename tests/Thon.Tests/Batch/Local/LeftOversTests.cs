using Thon.Batch;
using Thon.Batch.Ledger;
using Thon.Batch.Local;
using Thon.Formats;
using Xunit;

namespace Thon.Tests.Batch.Local;

/// <summary>What is removed before a batch begins, and what is not.</summary>
public sealed class LeftOversTests
{
    private const string Mark = ".partial-0123456789ab";

    private readonly BatchFolder _folder = new(Repository.TemporaryFolder());

    [Fact]
    public void What_a_task_at_work_is_writing_stays_and_the_rest_goes()
    {
        string[] live = [.. Hidden("A"), Left(Path.Combine(_folder.Parts, "C.star"))], dead = Hidden("B");
        using (HeldFile.Take(_folder.LockOf("A")))
        {
            Assert.Empty(LeftOvers.Sweep(_folder));
            Assert.All(live, file => Assert.True(File.Exists(file)));
            Assert.All(dead, file => Assert.False(File.Exists(file)));
        }

        LeftOvers.Sweep(_folder);
        Assert.All(live, file => Assert.False(File.Exists(file)));
    }

    [Fact]
    public void An_entry_that_cannot_be_read_keeps_its_files_and_nobody_elses()
    {
        string[] dead = Hidden("B");
        string unknown = Left(Path.Combine(_folder.Out, "A.mrc"));
        // A link to itself: no system opens it, not even for root.
        File.CreateSymbolicLink(_folder.EntryOf("A"), _folder.EntryOf("A"));
        Assert.Equal("batch-ledger-unreadable", Assert.Single(LeftOvers.Sweep(_folder)).Code);
        Assert.True(File.Exists(unknown));
        Assert.All(dead, file => Assert.False(File.Exists(file)));
    }

    private string[] Hidden(string name)
    {
        new SeriesLedger(_folder).Write(new(name, $"/{name}.mrc", SeriesState.Running, default, "node 1") { Claims = [name + ".mrc", name + "_imod/"] });
        return [Left(Path.Combine(_folder.Out, name + ".mrc")), Left(Path.Combine(_folder.Out, name + "_imod", "a.xf")), Left(_folder.EntryOf(name))];
    }

    private static string Left(string final)
    {
        string folder = Path.GetDirectoryName(final)!, path = Path.Combine(folder, "." + Path.GetFileName(final) + Mark);
        Directory.CreateDirectory(folder);
        File.WriteAllText(path, "half");
        return path;
    }
}
