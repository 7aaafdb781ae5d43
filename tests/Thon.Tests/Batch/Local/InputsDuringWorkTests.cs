using System.Diagnostics;
using Thon.Batch;
using Thon.Batch.Ledger;
using Thon.Formats;
using Xunit;

namespace Thon.Tests.Batch.Local;

/// <summary>What happens to a series whose stack, folder or entry is changed by others while it is worked on.</summary>
public sealed class InputsDuringWorkTests
{
    // Past the header, in the first section.
    private const int Pixel = 2000;

    private readonly WorkerBench _bench = new();

    [Fact]
    public void A_stack_that_is_removed_while_it_is_read_gives_what_it_held()
    {
        var clean = Learn();
        Happen(() => File.Move(_bench.Stack, _bench.Stack + ".gone"));
        Assert.Equal(SeriesEnding.Done, _bench.Work().Ending);
        Assert.Equal(clean, _bench.Results());
        Assert.Equal(SeriesEnding.Failed, _bench.Work().Ending);
        File.Move(_bench.Stack + ".gone", _bench.Stack);
        Assert.Equal(SeriesEnding.UpToDate, _bench.Work().Ending);
    }

    [Fact]
    public void A_stack_that_is_written_to_while_it_is_read_fails_and_is_done_again_as_it_is_then()
    {
        Happen(() => Change(_bench.Stack));
        Assert.Equal((SeriesEnding.Failed, "batch-input-changed"), _bench.Try());
        Assert.True(_bench.Entry.MayPass);
        Assert.Equal(SeriesEnding.Done, _bench.Work().Ending);
        var again = _bench.Results();
        Directory.Delete(_bench.Folder.Out, recursive: true);
        Assert.Equal(SeriesEnding.Done, _bench.Work().Ending);
        Assert.Equal(_bench.Results(), again);
    }

    [Fact]
    public void A_stack_that_is_cut_short_while_it_is_read_fails_and_leaves_nothing()
    {
        var clean = Learn();
        byte[] whole = File.ReadAllBytes(_bench.Stack);
        Happen(() => File.WriteAllBytes(_bench.Stack, whole[..4000]));
        Assert.Equal(SeriesEnding.Failed, _bench.Work().Ending);
        Assert.Empty(_bench.Results());
        File.WriteAllBytes(_bench.Stack, whole);
        Assert.Equal(SeriesEnding.Done, _bench.Work().Ending);
        Assert.Equal(clean, _bench.Results());
    }

    [Fact]
    public void A_folder_that_takes_no_files_any_more_fails_the_series_and_nothing_is_lost()
    {
        var clean = Learn();
        Directory.CreateDirectory(_bench.Folder.Out);
        Assert.SkipUnless(Attribute("+i") && Attribute("-i"), "folders cannot be closed to root here");
        Happen(() => Attribute("+i"));
        var ended = _bench.Work();
        Attribute("-i");
        Assert.Equal(SeriesEnding.Failed, ended.Ending);
        Assert.True(ended.Entry.MayPass);
        Assert.DoesNotContain(ended.Entry.Findings, finding => finding.Code == "defect");
        Assert.Equal(SeriesEnding.Done, _bench.Work().Ending);
        Assert.Equal(clean, _bench.Results());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ \"name\": \"small\", \"stack\": \"/da")]
    [InlineData("{ \"name\": \"small\", \"stack\": \"small.mrc\", \"state\": \"done\", \"changed\": \"2026-11-23T00:00:00+00:00\", \"attempt\": \"a\", \"formatVersion\": 2 }")]
    public void A_damaged_entry_has_the_files_refused_and_force_makes_them_again(string text)
    {
        _bench.Work();
        var clean = _bench.Results();
        File.WriteAllText(_bench.Folder.EntryOf("small"), text);
        Assert.Equal((SeriesEnding.Failed, "output-exists"), _bench.Try());
        Assert.Equal(clean, _bench.Results());
        _bench.Worker = _bench.Worker with { Overwrite = Overwrite.Replace };
        Assert.Equal(SeriesEnding.Done, _bench.Work().Ending);
        Assert.Equal(clean, _bench.Results());
    }

    private (string Name, string Hash)[] Learn()
    {
        Assert.Equal(SeriesEnding.Done, _bench.Work().Ending);
        var results = _bench.Results();
        Directory.Delete(_bench.Folder.Out, recursive: true);
        return results;
    }

    // Once, when the first image of the series was read.
    private void Happen(Action happens)
    {
        bool happened = false;
        _bench.Heard = value =>
        {
            if (happened || value is not SeriesAdvanced) return;
            happened = true;
            happens();
        };
    }

    private static void Change(string stack)
    {
        using var file = new FileStream(stack, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        file.Position = Pixel;
        file.WriteByte(77);
    }

    private bool Attribute(string change)
    {
        using var process = Process.Start(new ProcessStartInfo("chattr", [change, _bench.Folder.Out]) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
