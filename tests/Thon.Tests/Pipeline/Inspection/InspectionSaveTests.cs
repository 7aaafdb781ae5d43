using Thon.Correct;
using Thon.Findings;
using Thon.Formats.Imod;
using Thon.Pipeline;
using Thon.Pipeline.Inspection;
using Thon.Pipeline.Replay;
using Thon.Pipeline.Reporting;
using Thon.Provenance;
using Thon.Tests.Pipeline.Replay;
using Thon.Tests.Provenance;
using Thon.Tilts;
using Xunit;

namespace Thon.Tests.Pipeline.Inspection;

/// <summary>Saving writes what was seen, says who changed what, and loses nothing.</summary>
public sealed class InspectionSaveTests
{
    // Decimals of the STAR file, angstrom and degrees; those of the defocus file, nanometre.
    private const double StarRounding = 1e-6, ImodRounding = 0.5;

    // What does not wait is done by then.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private readonly InspectionBench _bench = new();

    [Fact]
    public void The_texts_hold_the_numbers_of_the_state()
    {
        var (saved, state) = Saved();
        Assert.Equal(["small.star", "small.defocus", "small.star.thon.json", "small.defocus.thon.json"], saved.Files.Take(4).Select(Path.GetFileName));
        var rows = _bench.Rows();
        Assert.All(state.Tilts.Zip(rows), pair =>
        {
            var (expected, found) = (pair.First.Estimate!, pair.Second.Estimate!);
            Assert.Equal(expected.Defocus.U.Angstroms, found.Defocus.U.Angstroms, StarRounding);
            Assert.Equal(expected.Defocus.V.Angstroms, found.Defocus.V.Angstroms, StarRounding);
            Assert.Equal(expected.Defocus.Angle.Degrees, found.Defocus.Angle.Degrees, StarRounding);
            Assert.Equal(expected.PhaseShift.Degrees, found.PhaseShift.Degrees, StarRounding);
            Assert.Equal((expected.Source, expected.Verdict, expected.Reason, pair.First.IsExcluded), (found.Source, found.Verdict, found.Reason, pair.Second.IsExcluded));
            Assert.Equal((expected.Sigma is null, expected.Resolution is null, expected.Score is null), (found.Sigma is null, found.Resolution is null, found.Score is null));
        });
        Assert.Equal((DefocusSource.Manual, DefocusSource.Predicted), (rows[3].Estimate!.Source, rows[5].Estimate!.Source));
        var imod = ImodDefocusFile.Read(Path.Combine(_bench.Folder, "small.defocus")).Rows;
        Assert.All(state.Tilts.Zip(imod), pair => Assert.Equal(pair.First.Estimate!.Defocus.Mean.Angstroms, pair.Second.Defocus.Mean.Angstroms, ImodRounding * 10));
    }

    [Fact]
    public void The_former_files_are_kept_and_the_history_of_each_can_be_told()
    {
        var before = _bench.Texts();
        Saved();
        foreach (string name in (string[])["small.star", "small.star.thon.json", "small.defocus", "small.defocus.thon.json"])
        {
            string kept = name.EndsWith(".json", StringComparison.Ordinal) ? name.Replace(".thon.json", ".before-1.thon.json", StringComparison.Ordinal) : name + ".before-1";
            Assert.Equal(before[name], _bench.Texts()[kept]);
        }

        Assert.False(File.Exists(_bench.Draft));
        Assert.True(HistoryOf(_bench.Star + ".before-1").IsProven);
        Assert.Equal(before["small.log"], _bench.Texts()["small.log"]);
        Assert.Equal(before["small.tlt"], _bench.Texts()["small.tlt"]);
    }

    [Fact]
    public void The_history_says_who_changed_what_after_the_run()
    {
        var (_, state) = Saved();
        foreach (string name in (string[])["small.star", "small.defocus"])
        {
            var history = HistoryOf(Path.Combine(_bench.Folder, name));
            Assert.True(history.IsProven);
            var jobs = history.Search.Sidecar!.Record.History;
            Assert.Equal(["run", "inspect"], jobs.Select(job => job.Verb));
            Assert.Equal(InspectionBench.Series.DataType, jobs[1].Result.DataType);
            Assert.Equal(state.Tilts[3].Estimate!.Defocus.U.Angstroms, jobs[1].Series!.Tilts[3].Estimate!.UAngstroms);
            string[] lines = [.. HistoryLines.Of(history, TiltDetail.None)];
            Assert.Contains(lines, line => line.Contains("changed by", StringComparison.Ordinal) && line.EndsWith("ada", StringComparison.Ordinal));
            Assert.Contains(lines, line => line.Contains("section 3: defocus", StringComparison.Ordinal) && line.Contains("-> 31234 A", StringComparison.Ordinal));
            Assert.Contains(lines, line => line.Contains("section 5: excluded", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Saved_changes_are_those_of_the_files_and_the_next_saving_goes_on_from_them()
    {
        using var inspected = _bench.Open();
        inspected.Set(3, InspectionBench.Trial(31234));
        inspected.Save(TestContext.Current.CancellationToken);
        Assert.Equal((false, false, 0), (inspected.State.IsDirty, inspected.State.CanUndo, inspected.State.Changes.Length));
        Assert.Empty(inspected.Save(TestContext.Current.CancellationToken).Files);
        inspected.Set(3, InspectionBench.Trial(31300));
        var second = inspected.Save(TestContext.Current.CancellationToken);
        Assert.Contains(_bench.Star + ".before-2", second.Files);
        // Where the images lay is told on, so that they are found again.
        Assert.Contains(_bench.Raw, Sidecar.Read(Sidecar.PathOf(_bench.Star)).Notes.Paths);
        Assert.Equal(["run", "inspect", "inspect"], Sidecar.Read(Sidecar.PathOf(_bench.Star)).Record.History.Select(job => job.Verb));
        inspected.Dispose();
        using var again = _bench.Open();
        Assert.Empty(again.State.Findings);
    }

    [Fact]
    public void It_refuses_where_the_STAR_file_is_another_one_meanwhile()
    {
        using var inspected = _bench.Open();
        inspected.Set(3, InspectionBench.Trial(31234));
        File.AppendAllText(_bench.Star, "# edited\n");
        var before = _bench.Texts();
        Assert.Equal("inspect-star-changed", Assert.Throws<BadInputException>(() => inspected.Save(TestContext.Current.CancellationToken)).Findings[0].Code);
        Assert.Equal(before, _bench.Texts());
        Assert.True(inspected.State.IsDirty);
    }

    [Fact]
    public void Where_a_file_cannot_be_replaced_none_is()
    {
        using var inspected = _bench.Open();
        inspected.Set(3, InspectionBench.Trial(31234));
        File.Delete(Path.Combine(_bench.Folder, "small.defocus"));
        Directory.CreateDirectory(Path.Combine(_bench.Folder, "small.defocus"));
        var before = _bench.Texts();
        Assert.Equal("output-is-folder", Assert.Throws<BadInputException>(() => inspected.Save(TestContext.Current.CancellationToken)).Findings[0].Code);
        Assert.Equal(before, _bench.Texts());
    }

    [Fact]
    public void What_fails_while_others_are_replaced_leaves_every_file_as_it_was()
    {
        var before = _bench.Texts();
        var kept = KeptFiles.Of(_bench.Star);
        Assert.Throws<InvalidOperationException>(() => kept.While(() =>
        {
            Assert.True(File.Exists(_bench.Star + ".before-1"));
            File.WriteAllText(_bench.Star, "half of it");
            throw new InvalidOperationException();
        }));
        Assert.Equal(before, _bench.Texts());
    }

    [Fact]
    public void What_fails_leaves_no_record_where_there_was_none()
    {
        File.Delete(Sidecar.PathOf(_bench.Star));
        var before = _bench.Texts();
        var kept = KeptFiles.Of(_bench.Star);
        Assert.Throws<InvalidOperationException>(() => kept.While(() =>
        {
            File.WriteAllText(Sidecar.PathOf(_bench.Star), "a record of a text that is gone");
            throw new InvalidOperationException();
        }));
        Assert.Equal(before, _bench.Texts());
    }

    [Fact]
    public void What_was_prepared_is_what_is_written_and_the_next_changes_are_made_to_it()
    {
        var history = InspectionHistory.Of(InspectionBench.Series);
        var save = InspectionSave.Prepare(_bench.Stored, OpenedText.Read(_bench.Star), history, new());
        save.Write();
        Assert.Equal(File.ReadAllBytes(_bench.Star), save.Star.Bytes);
        Assert.Equal(File.ReadAllText(Sidecar.PathOf(_bench.Star)), save.Record.Encode());
    }

    [Fact]
    public void After_saving_nothing_says_any_more_that_changes_were_not_saved()
    {
        using (var first = _bench.Open()) first.Set(3, InspectionBench.Trial(31234));
        using var inspected = _bench.Open();
        Assert.Equal("inspect-draft-resumed", Assert.Single(inspected.State.Findings).Code);
        inspected.Save(TestContext.Current.CancellationToken);
        Assert.Empty(inspected.State.Findings);
    }

    [Fact]
    public void A_draft_whose_changes_were_saved_before_it_could_be_removed_is_removed_quietly()
    {
        string inTheWay = _bench.Star + ".before-1", draft;
        bool isFree = false;
        using (var inspected = InspectedSeries.Open(_bench.Stored, new() { Heading = Hinder }))
        {
            inspected.Set(3, InspectionBench.Trial(31234));
            Assert.Equal("output-exists", Assert.Throws<BadInputException>(() => inspected.Save(TestContext.Current.CancellationToken)).Findings[0].Code);
            draft = File.ReadAllText(_bench.Draft);
            File.Delete(inTheWay);
            isFree = true;
            inspected.Save(TestContext.Current.CancellationToken);
        }

        File.WriteAllText(_bench.Draft, draft);
        using var again = _bench.Open();
        Assert.Empty(again.State.Findings);
        Assert.False(again.State.IsDirty);
        Assert.DoesNotContain(_bench.Texts().Keys, name => name.Contains("draft", StringComparison.Ordinal));

        // Everything is prepared when the heading is asked for, so this is found when files are written.
        string[] Hinder()
        {
            if (!isFree) File.WriteAllText(inTheWay, "another program's");
            return [];
        }
    }

    [Fact]
    public async Task An_inspection_ends_after_what_is_being_saved()
    {
        using ManualResetEventSlim saving = new(), goOn = new();
        var inspected = InspectedSeries.Open(_bench.Stored, new() { Heading = Wait });
        inspected.Set(3, InspectionBench.Trial(31234));
        var save = Task.Run(() => inspected.Save(CancellationToken.None), TestContext.Current.CancellationToken);
        saving.Wait(TestContext.Current.CancellationToken);
        var end = Task.Run(inspected.Dispose, TestContext.Current.CancellationToken);
        Assert.NotSame(end, await Task.WhenAny(end, Task.Delay(Patience, TestContext.Current.CancellationToken)));
        goOn.Set();
        await Task.WhenAll(save, end);
        Assert.Equal(InspectionBench.Trial(31234).Defocus.U.Angstroms, _bench.Rows()[3].Estimate!.Defocus.U.Angstroms);

        string[] Wait()
        {
            saving.Set();
            goOn.Wait();
            return [];
        }
    }

    [Fact]
    public void A_text_that_was_edited_before_has_a_history_that_begins_with_the_inspection()
    {
        File.AppendAllText(_bench.Star, "# edited\n");
        using var inspected = _bench.Open();
        inspected.Set(3, InspectionBench.Trial(31234));
        Assert.Contains(inspected.Save(TestContext.Current.CancellationToken).Findings, finding => finding.Code == TextRecordSearch.OtherText);
        Assert.Equal(["inspect"], HistoryOf(_bench.Star).Search.Sidecar!.Record.History.Select(job => job.Verb));
    }

    [Fact]
    public void Repeating_it_says_that_it_was_done_by_hand()
    {
        Saved();
        Assert.Equal("replay-manual", Assert.Throws<BadInputException>(() => JobRepetition.Run(_bench.Star, new(), null, TestContext.Current.CancellationToken)).Findings[0].Code);
    }

    [Fact]
    public void The_commands_make_the_images_anew_and_a_note_says_so()
    {
        var (saved, _) = Saved();
        Assert.Equal(2, saved.Commands.Length);
        Assert.StartsWith($"thon correct {_bench.Raw} --ctf {_bench.Star} --mode flip --out FOLDER/small_flip.mrc", saved.Commands[0], StringComparison.Ordinal);
        Assert.StartsWith("thon dose FOLDER/small_flip.mrc --mdoc ", saved.Commands[1], StringComparison.Ordinal);
        Assert.Contains("--dose-at middle --curve gg", saved.Commands[1], StringComparison.Ordinal);
        Assert.Equal(Severity.Note, Assert.Single(saved.Findings, finding => finding.Code == "inspect-images-former").Severity);
    }

    [Fact]
    public void Images_corrected_with_the_saved_file_follow_it_and_know_where_it_comes_from()
    {
        string former = Corrected("former.mrc");
        Saved();
        string follows = Corrected("follows.mrc");
        int[] other = [.. Enumerable.Range(0, SmallSeries.Count).Where(section => !Section(former, section).SequenceEqual(Section(follows, section)))];
        Assert.Equal([3, 5], other);
        Assert.Equal(["run", "inspect", "correct"], Sidecar.Read(Sidecar.PathOf(follows)).Record.History.Select(job => job.Verb));
        Assert.Equal(ReplayVerdict.BitIdentical, JobRepetition.Run(follows, new(), null, TestContext.Current.CancellationToken).Verdict);
    }

    [Fact]
    public void No_value_anywhere_in_the_record_makes_a_reader_fail()
    {
        Saved();
        using var document = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Sidecar.PathOf(_bench.Star)));
        string record = document.RootElement.GetProperty("record").GetRawText();
        var history = System.Text.Json.Nodes.JsonNode.Parse(record)!;
        // The job of the run is what other tests spoil.
        history["history"]!.AsArray().RemoveAt(0);
        record = history.ToJsonString();
        string[] places = [.. AbsurdJson.Places(record).Where(place => place.Contains("manual", StringComparison.Ordinal) || place.Contains("verb", StringComparison.Ordinal))];
        Assert.True(places.Length > 10);
        foreach (string place in places)
        {
            foreach (string value in AbsurdJson.Values)
            {
                Recorded.Write(_bench.Star, AbsurdJson.With(record, place, value));
                Assert.NotEmpty(HistoryLines.Of(HistoryOf(_bench.Star), TiltDetail.Each).ToArray());
            }
        }
    }

    private (SaveResult Saved, TiltSeries State) Saved()
    {
        using var inspected = _bench.Open();
        inspected.Set(3, InspectionBench.Trial(31234));
        inspected.Exclude(5);
        return (inspected.Save(TestContext.Current.CancellationToken), inspected.State.Series);
    }

    private static FileHistory HistoryOf(string path) => FileHistory.Of(path, HistoryDepth.Pixels, 2, TestContext.Current.CancellationToken);

    private string Corrected(string name)
    {
        string file = Path.Combine(_bench.Folder, name);
        var settings = new PreprocessSettings(_bench.Raw, new() { Ctf = _bench.Star }) { Steps = new(CorrectionMode.Flip, null), Threads = 2 };
        using var input = SeriesInput.OpenForProcess(settings);
        SingleSteps.Process(input, settings, file, null, TestContext.Current.CancellationToken);
        return file;
    }

    private static float[] Section(string file, int section)
    {
        using var stack = Thon.Formats.SectionFile.Open(file);
        float[] pixels = new float[stack.Width * stack.Height];
        stack.Read(section, pixels);
        return pixels;
    }
}
