using Thon.Batch;
using Thon.Batch.Ledger;
using Thon.Batch.Local;
using Thon.Correct;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Dialects;
using Thon.Pipeline;
using Thon.Tests.Pipeline;
using Xunit;

namespace Thon.Tests.Batch.Local;

/// <summary>A series of a batch is worked on where something it depends on has changed, and only then.</summary>
public sealed class SeriesWorkerTests
{
    private readonly WorkerBench _bench = new();

    [Fact]
    public void A_series_gives_the_files_of_a_run_and_a_second_attempt_finds_nothing_to_do()
    {
        Assert.Equal((SeriesEnding.Done, null), _bench.Try());
        var first = _bench.Results();
        string folder = Repository.TemporaryFolder();
        var run = SmallSeries.Run(folder, _bench.Settings);
        Assert.Equal(run.Files.Select(Path.GetFileName).Order(StringComparer.Ordinal), first.Select(file => file.Name));
        Assert.Equal(File.ReadAllBytes(Path.Combine(folder, "small_flip_dw.mrc")), File.ReadAllBytes(_bench.Out("small_flip_dw.mrc")));

        var entry = _bench.Entry;
        Assert.Equal((7, "Thon: flip+dw(gg,mid)", "small_flip_dw.mrc"), (entry.Figures!.Tilts, entry.Figures.DataType, entry.Figures.StackFile));
        Assert.InRange(entry.Figures.DefocusMicrometers!.Value, 2.9, 3.1);
        byte[] ledger = File.ReadAllBytes(_bench.Folder.EntryOf("small"));
        Assert.Equal((SeriesEnding.UpToDate, null), _bench.Try());
        Assert.Equal(ledger, File.ReadAllBytes(_bench.Folder.EntryOf("small")));
        Assert.Equal(first, _bench.Results());
        Assert.Single(_bench.Events.OfType<SeriesStarted>());
    }

    [Fact]
    public void Time_stamps_and_other_thread_counts_change_nothing()
    {
        _bench.Work(threads: 2);
        foreach (string file in Directory.GetFiles(Path.GetDirectoryName(_bench.Stack)!)) File.SetLastWriteTimeUtc(file, DateTime.UtcNow);
        Assert.Equal((SeriesEnding.UpToDate, null), _bench.Try());
    }

    [Fact]
    public void Another_option_another_mdoc_and_another_pixel_each_have_it_done_again()
    {
        _bench.Try();
        _bench.Settings = _bench.Settings with { Steps = _bench.Settings.Steps with { BFactor = 10 } };
        Assert.Equal((SeriesEnding.Done, null), _bench.Try());
        File.AppendAllText(_bench.Stack + ".mdoc", "\n");
        Assert.Equal((SeriesEnding.Done, null), _bench.Try());
        FlipByte(_bench.Stack);
        Assert.Equal((SeriesEnding.Done, null), _bench.Try());
        Assert.Equal((SeriesEnding.UpToDate, null), _bench.Try());
    }

    [Fact]
    public void A_quick_look_at_the_inputs_sees_another_size_and_not_another_pixel()
    {
        _bench.Try();
        _bench.Worker = _bench.Worker with { Inputs = InputCheck.Quick };
        FlipByte(_bench.Stack);
        Assert.Equal((SeriesEnding.UpToDate, null), _bench.Try());
        File.AppendAllText(_bench.Stack, "a byte more");
        Assert.Equal((SeriesEnding.Done, null), _bench.Try());
    }

    [Theory]
    [InlineData("small_flip_dw.mrc")]
    [InlineData("small.star")]
    [InlineData("small.defocus.thon.json")]
    [InlineData("small.log")]
    public void A_result_that_is_gone_has_the_series_done_again_with_the_same_bits(string file)
    {
        _bench.Try();
        var before = _bench.Results();
        File.Delete(_bench.Out(file));
        Assert.Equal((SeriesEnding.Done, null), _bench.Try());
        Assert.Equal(before, _bench.Results());
    }

    [Fact]
    public void A_stack_that_was_cut_short_is_written_again()
    {
        _bench.Try();
        var before = _bench.Results();
        using (var stack = File.OpenWrite(_bench.Out("small_flip_dw.mrc"))) stack.SetLength(stack.Length / 2);
        Assert.Equal((SeriesEnding.Done, null), _bench.Try());
        Assert.Equal(before, _bench.Results());
    }

    [Fact]
    public void Numbers_that_were_set_by_hand_are_kept_and_only_force_loses_them()
    {
        _bench.Try();
        File.AppendAllText(_bench.Out("small.star"), "# by hand\n");
        Assert.Equal((SeriesEnding.UpToDate, null), _bench.Try());
        _bench.Settings = _bench.Settings with { Steps = _bench.Settings.Steps with { Correction = CorrectionMode.Multiply } };
        Assert.Equal((SeriesEnding.Failed, "batch-set-by-hand"), _bench.Try());
        Assert.EndsWith("# by hand\n", File.ReadAllText(_bench.Out("small.star")));
        Assert.Equal((SeriesEnding.Failed, "batch-set-by-hand"), _bench.Try());
        _bench.Worker = _bench.Worker with { Overwrite = Overwrite.Replace };
        Assert.Equal((SeriesEnding.Done, null), _bench.Try());
        Assert.DoesNotContain("# by hand", File.ReadAllText(_bench.Out("small.star")));
    }

    [Fact]
    public void Numbers_that_were_set_by_hand_after_an_attempt_was_stopped_are_kept()
    {
        _bench.Try();
        var steps = _bench.Settings;
        _bench.Settings = steps with { Steps = steps.Steps with { Correction = CorrectionMode.Multiply } };
        using var stop = new CancellationTokenSource();
        _bench.Heard = value => { if (value is SeriesAdvanced) stop.Cancel(); };
        Assert.Throws<OperationCanceledException>(() => _bench.Work(cancellation: stop.Token));
        Assert.Equal(SeriesState.Waiting, _bench.Entry.State);
        File.AppendAllText(_bench.Out("small.star"), "# by hand\n");
        Assert.Equal((SeriesEnding.Failed, "batch-set-by-hand"), _bench.Try());
        Assert.EndsWith("# by hand\n", File.ReadAllText(_bench.Out("small.star")));
        _bench.Settings = steps;
        Assert.Equal((SeriesEnding.UpToDate, null), _bench.Try());
    }

    [Fact]
    public void What_an_attempt_wrote_before_it_was_killed_does_not_count_as_set_by_hand()
    {
        _bench.Try();
        var first = _bench.Entry;
        string defocus = File.ReadAllText(_bench.Out("small.defocus"));
        _bench.Settings = _bench.Settings with { Steps = _bench.Settings.Steps with { Correction = CorrectionMode.Multiply } };
        _bench.Try();
        var whole = _bench.Results();
        Assert.NotEqual(first.Files.Single(file => file.Path == "small.star").Content, _bench.Entry.Files.Single(file => file.Path == "small.star").Content);
        File.WriteAllText(_bench.Out("small.defocus"), defocus);
        _bench.Ledger.Write(_bench.Entry with { State = SeriesState.Running, Files = [], Images = [], Figures = null, Standing = first with { IsOvertaken = true } });
        Assert.Equal((SeriesEnding.Done, null), _bench.Try());
        Assert.Null(_bench.Entry.Standing);
        Assert.Equal(whole, _bench.Results());
    }

    [Fact]
    public void Whoever_watches_and_fails_does_not_keep_the_series_from_being_done()
    {
        _bench.Heard = _ => throw new IOException("No space left on device");
        Assert.Equal((SeriesEnding.Done, null), _bench.Try());
    }

    [Fact]
    public void A_series_whose_folder_was_moved_is_up_to_date_and_known_by_its_present_path()
    {
        _bench.Try();
        string folder = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(_bench.Stack)!, "moved")).FullName, stack = Path.Combine(folder, "small.mrc");
        File.Move(_bench.Stack, stack);
        File.Move(_bench.Stack + ".mdoc", stack + ".mdoc");
        _bench.Series = _bench.Series with { Stack = stack };
        Assert.Equal((SeriesEnding.UpToDate, null), _bench.Try());
        Assert.Equal(stack, _bench.Entry.Stack);
    }

    [Fact]
    public void A_dialect_that_cannot_be_written_is_told_also_where_the_series_is_up_to_date()
    {
        _bench.Ask = job => job with { Dialects = [Dialect.Warp], Parts = _bench.Folder.Parts };
        var ended = _bench.Work();
        Assert.Equal((SeriesEnding.Done, false), (ended.Ending, ended.IsWhole));
        Assert.Equal(["warp"], _bench.Entry.NotWritten);
        Assert.Contains("[" + ended.Entry.Findings[0].Code + "]", File.ReadAllText(_bench.Folder.LogOf("small")), StringComparison.Ordinal);
        var again = _bench.Work();
        Assert.Equal((SeriesEnding.UpToDate, false), (again.Ending, again.IsWhole));
    }

    [Fact]
    public void A_stack_that_was_corrected_anew_with_numbers_set_by_hand_is_left_alone()
    {
        _bench.Try();
        File.AppendAllText(_bench.Out("small.star"), "# by hand\n");
        FlipByte(_bench.Out("small_flip_dw.mrc"));
        Assert.Equal((SeriesEnding.UpToDate, null), _bench.Try());
    }

    [Fact]
    public void Files_that_the_batch_did_not_write_are_refused_and_only_force_replaces_them()
    {
        Directory.CreateDirectory(_bench.Folder.Out);
        File.WriteAllText(_bench.Out("small.star"), "mine");
        Assert.Equal((SeriesEnding.Failed, "output-exists"), _bench.Try());
        Assert.Equal((SeriesEnding.Failed, "output-exists"), _bench.Try());
        Assert.Equal("mine", File.ReadAllText(_bench.Out("small.star")));
        Assert.False(_bench.Entry.MayPass);
        _bench.Worker = _bench.Worker with { Overwrite = Overwrite.Replace };
        Assert.Equal((SeriesEnding.Done, null), _bench.Try());
    }

    [Fact]
    public void The_folder_of_a_dialect_belongs_to_all_series_of_the_batch_and_not_to_it_where_it_was_there_before()
    {
        _bench.Ask = job => job with { Dialects = [Dialect.Imod], Parts = _bench.Folder.Parts };
        Directory.CreateDirectory(_bench.Out("imod"));
        File.WriteAllText(_bench.Out("imod/other.tlt"), "0\n");
        Assert.Equal((SeriesEnding.Failed, "output-exists"), _bench.Try());
        Assert.False(File.Exists(_bench.Out("small.star")));
        _bench.Ledger.Write(new("other", "/other.mrc", SeriesState.Running, default, "") { Claims = ["imod/"] });
        Assert.Equal((SeriesEnding.Done, null), _bench.Try());
        Assert.True(File.Exists(_bench.Out("imod/small.tlt")));
    }

    [Fact]
    public void What_a_killed_attempt_left_is_removed_and_what_it_had_written_is_replaced()
    {
        _bench.Try();
        var before = _bench.Results();
        var entry = _bench.Entry;
        _bench.Ledger.Write(entry with { State = SeriesState.Running, Files = [], Images = [], Figures = null });
        File.Delete(_bench.Out("small.star"));
        File.WriteAllText(_bench.Out(".small.star.partial-0123456789ab"), "half");
        File.WriteAllText(_bench.Out(".other.star.partial-0123456789ab"), "somebody else's");
        Assert.Equal((SeriesEnding.Done, null), _bench.Try());
        File.Delete(_bench.Out(".other.star.partial-0123456789ab"));
        Assert.Equal(before, _bench.Results());
    }

    [Fact]
    public void A_damaged_entry_of_the_ledger_has_the_series_refused_rather_than_lost()
    {
        _bench.Try();
        File.WriteAllText(_bench.Folder.EntryOf("small"), "{ \"name\": \"sm");
        // Nothing says any more that the files are the batch's own.
        Assert.Equal((SeriesEnding.Failed, "output-exists"), _bench.Try());
        _bench.Worker = _bench.Worker with { Overwrite = Overwrite.Replace };
        Assert.Equal((SeriesEnding.Done, null), _bench.Try());
    }

    [Fact]
    public void An_input_that_is_not_there_for_a_while_costs_nothing_that_was_done()
    {
        _bench.Try();
        var done = _bench.Entry;
        File.Move(_bench.Stack, _bench.Stack + ".away");
        Assert.Equal(SeriesEnding.Failed, _bench.Try().Ending);
        Assert.Equal(SeriesState.Failed, _bench.Entry.State);
        File.Move(_bench.Stack + ".away", _bench.Stack);
        Assert.Equal((SeriesEnding.UpToDate, null), _bench.Try());
        Assert.Equal(SeriesState.Done, _bench.Entry.State);
        Assert.Equal(done.Files, _bench.Entry.Files);
    }

    [Fact]
    public void An_objection_of_the_plan_fails_the_series_before_anything_is_read()
    {
        _bench.Series = _bench.Series with { Objections = [Finding.Error("batch-same-name", _bench.Stack, null, "two stacks of this name", "one")] };
        Assert.Equal((SeriesEnding.Failed, "batch-same-name"), _bench.Try());
        Assert.False(File.Exists(_bench.Out("small.star")));
    }

    [Fact]
    public void A_defect_is_told_as_one_and_may_pass()
    {
        _bench.Ask = _ => throw new InvalidOperationException("broken");
        Assert.Equal((SeriesEnding.Failed, "defect"), _bench.Try());
        Assert.True(_bench.Entry.MayPass);
        Assert.Contains("broken", File.ReadAllText(_bench.Folder.LogOf("small")));
    }

    [Fact]
    public void A_series_that_does_not_fit_in_the_memory_alone_says_how_much_it_needs()
    {
        var ended = _bench.Work(bytes: 1 << 20);
        Assert.Equal("batch-memory", Assert.Single(ended.Entry.Findings).Code);
        Assert.Contains("MiB", ended.Entry.Findings[0].Found);
    }

    [Fact]
    public void A_series_that_another_process_works_on_is_left_to_it()
    {
        Directory.CreateDirectory(_bench.Folder.Entries);
        using var held = HeldFile.Take(_bench.Folder.LockOf("small"));
        var ended = _bench.Work();
        Assert.Equal((SeriesEnding.Failed, "batch-series-in-use", true), (ended.Ending, ended.Entry.Findings[0].Code, ended.Entry.MayPass));
        Assert.Null(_bench.Ledger.Find("small"));
    }

    [Fact]
    public void A_cancelled_attempt_leaves_nothing_half_made_and_is_taken_up_again()
    {
        using var stop = new CancellationTokenSource();
        _bench.Ask = job =>
        {
            stop.CancelAfter(TimeSpan.FromMilliseconds(50));
            return job;
        };
        Assert.Throws<OperationCanceledException>(() => _bench.Work(cancellation: stop.Token));
        Assert.Empty(Directory.EnumerateFiles(_bench.Folder.Out));
        _bench.Ask = job => job;
        Assert.Equal((SeriesEnding.Done, null), _bench.Try());
    }

    private static void FlipByte(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Seek(-1, SeekOrigin.End);
        int last = stream.ReadByte();
        stream.Seek(-1, SeekOrigin.End);
        stream.WriteByte((byte)(last ^ 1));
    }
}
