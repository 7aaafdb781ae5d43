using System.Diagnostics;
using Thon.Findings;
using Thon.Formats;
using Thon.Pipeline.Replay;
using Thon.Provenance;
using Xunit;
using static Thon.Tests.Provenance.LockBench;

namespace Thon.Tests.Provenance;

/// <summary>Records beside files, under other names, behind links, and things in their places that are no records.</summary>
public sealed class RecordSearchTests
{
    private readonly LockBench _bench = new();

    [Fact]
    public async Task A_pipe_in_the_place_of_a_record_is_told_and_never_opened()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no such pipes");
        string file = _bench.Labelled("a.mrc");
        using (var make = Process.Start("mkfifo", Sidecar.PathOf(file))) await make.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal("record-damaged", await CodeOf(file));
    }

    [Fact]
    public async Task A_folder_a_device_an_empty_file_and_an_endless_one_are_told()
    {
        string folder = _bench.Labelled("folder.mrc"), device = _bench.Labelled("device.mrc"), empty = _bench.Labelled("empty.mrc"), large = _bench.Labelled("large.mrc");
        Directory.CreateDirectory(Sidecar.PathOf(folder));
        File.CreateSymbolicLink(Sidecar.PathOf(device), "/dev/zero");
        File.WriteAllText(Sidecar.PathOf(empty), "");
        using (var sparse = File.Create(Sidecar.PathOf(large))) sparse.SetLength(1L << 40);
        foreach (string file in (string[])[folder, large]) Assert.Equal("record-unreadable", await CodeOf(file));
        foreach (string file in (string[])[device, empty]) Assert.Equal("record-damaged", await CodeOf(file));
    }

    [Fact]
    public void A_damaged_file_with_the_hash_does_not_hide_a_whole_one()
    {
        string file = _bench.Recorded("new.mrc"), text = File.ReadAllText(Sidecar.PathOf(file));
        File.Move(Sidecar.PathOf(file), _bench.Path("b.mrc.thon.json"));
        File.WriteAllText(_bench.Path("a.mrc.thon.json"), text[..(text.Length / 2)]);
        var search = Search(file);
        Assert.Equal((_bench.Path("b.mrc.thon.json"), "record-renamed"), (search.Path, Assert.Single(search.Findings).Code));
        Assert.NotNull(search.Sidecar);
        File.Delete(_bench.Path("b.mrc.thon.json"));
        Assert.Equal("record-damaged", Assert.Single(Search(file).Findings).Code);
    }

    [Fact]
    public void A_file_that_only_mentions_the_hash_is_not_the_record()
    {
        string file = _bench.Recorded("new.mrc"), other = Sidecar.PathOf(_bench.Recorded("other.mrc", seed: 9)), hash = Sidecar.Read(Sidecar.PathOf(file)).Hash;
        File.Delete(Sidecar.PathOf(file));
        File.WriteAllText(other, File.ReadAllText(other).Replace("{\n", $"{{\n  \"of\": \"{hash}\",\n", StringComparison.Ordinal));
        Assert.Null(Search(file).Sidecar);
    }

    [Fact]
    public void A_link_to_a_file_has_the_record_that_lies_beside_the_file()
    {
        string file = _bench.Recorded("new.mrc"), link = Path.Combine(Repository.TemporaryFolder(), "link.mrc");
        File.CreateSymbolicLink(link, file);
        Assert.Equal(Sidecar.PathOf(file), Search(link).Path);
        Assert.Contains(HistoryLines.Of(History(link), TiltDetail.None), line => line.Contains("beside what the file is a link to", StringComparison.Ordinal));
        File.Move(Sidecar.PathOf(file), _bench.Path("renamed.thon.json"));
        Assert.Equal(_bench.Path("renamed.thon.json"), Search(link).Path);
    }

    [Fact]
    public void A_record_of_a_verb_that_thon_has_not_is_none()
    {
        string file = _bench.Recorded("new.mrc");
        Pipeline.Replay.Recorded.Change(file, job => job with { Verb = "teleport" });
        Assert.Contains("the verb 'teleport'", Assert.Single(Search(file).Findings).Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Notes_cannot_command_a_terminal()
    {
        string file = _bench.Recorded("new.mrc");
        var sidecar = Sidecar.Read(Sidecar.PathOf(file));
        File.WriteAllText(Sidecar.PathOf(file), new Sidecar(sidecar.Record, new("\u001b[2Jnew.mrc", ["thon run\u001b]0;title\u0007"], ["/data/\u009b31mred"])).Encode());
        Assert.All(HistoryLines.Of(History(file), TiltDetail.None), line => Assert.DoesNotContain(line, char.IsControl));
    }

    private static RecordSearch Search(string file)
    {
        using var images = SectionFile.Open(file);
        return RecordSearch.Of(file, images.Labels);
    }

    private static FileHistory History(string file) => FileHistory.Of(file, HistoryDepth.Quick, 1, TestContext.Current.CancellationToken);

    // What hangs is given up.
    private static async Task<string> CodeOf(string file) =>
        Assert.Single((await Task.Run(() => Search(file), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken)).Findings).Code;
}
