using Thon.Findings;
using Thon.Pipeline.Inspection;
using Thon.Tests.Provenance;
using Thon.Tilts;
using Xunit;

namespace Thon.Tests.Pipeline.Inspection;

/// <summary>Changes that are not saved survive the program.</summary>
public sealed class InspectionDraftTests
{
    private readonly InspectionBench _bench = new();

    [Fact]
    public void A_draft_gives_every_bit_back_with_its_changes_and_undo()
    {
        TiltSeries state;
        string[] changes;
        using (var first = _bench.Open())
        {
            first.Set(1, InspectionBench.Trial(1e5 / 3, 1000 / 3.0, 10 / 3.0, 1 / 3.0));
            first.Exclude(4);
            first.Set(6, InspectionBench.Trial(31111));
            first.Undo();
            state = first.State.Series;
            changes = [.. first.State.Changes.Select(change => change.Text)];
        }

        using var second = _bench.Open();
        Assert.Equal(state.Tilts, second.State.Series.Tilts);
        Assert.Equal(state with { Tilts = [] }, second.State.Series with { Tilts = [] });
        Assert.Equal(changes, second.State.Changes.Select(change => change.Text));
        Assert.Equal((true, true, false), (second.State.IsDirty, second.State.CanUndo, second.State.CanRedo));
        Assert.Equal("inspect-draft-resumed", Assert.Single(second.State.Findings).Code);
        second.Include(4, TestContext.Current.CancellationToken);
        Assert.Equal(InspectionBench.Series.Tilts[4], second.State.Series.Tilts[4]);
        second.Undo();
        second.Undo();
        second.Undo();
        Assert.Equal(InspectionBench.Series.Tilts, second.State.Series.Tilts);
        Assert.False(File.Exists(_bench.Draft));
    }

    [Fact]
    public void A_draft_of_another_text_is_put_aside_with_a_warning_and_none_is_lost()
    {
        for (int i = 1; i <= 2; i++)
        {
            using (var inspected = _bench.Open()) inspected.Set(1, InspectionBench.Trial(30000 + i));
            File.AppendAllText(_bench.Star, "# edited\n");
            using var again = _bench.Open();
            var finding = Assert.Single(again.State.Findings);
            Assert.Equal(("inspect-draft-other", Severity.Warning), (finding.Code, finding.Severity));
            Assert.Same(again.Stored.Series, again.State.Series);
        }

        Assert.False(File.Exists(_bench.Draft));
        Assert.Contains("\"uAngstroms\": 30201", File.ReadAllText(_bench.Draft + ".old"), StringComparison.Ordinal);
        Assert.Contains("\"uAngstroms\": 30202", File.ReadAllText(_bench.Draft + ".old-2"), StringComparison.Ordinal);
    }

    [Theory, InlineData(""), InlineData("{"), InlineData("{}"), InlineData("{\"thonRecord\": 1}"), InlineData("{\"thonDraft\": 2}")]
    public void What_is_no_draft_is_put_aside(string text)
    {
        File.WriteAllText(_bench.Draft, text);
        using var inspected = _bench.Open();
        Assert.Equal("inspect-draft-other", Assert.Single(inspected.State.Findings).Code);
        Assert.Equal(text, File.ReadAllText(_bench.Draft + ".old"));
    }

    [Fact]
    public void No_value_anywhere_in_a_draft_makes_opening_fail()
    {
        using (var inspected = _bench.Open())
        {
            inspected.Set(1, InspectionBench.Trial(30001));
            inspected.Exclude(2);
        }

        using var document = System.Text.Json.JsonDocument.Parse(File.ReadAllText(_bench.Draft));
        string draft = "{\"saved\": \"0\"," + document.RootElement.GetProperty("draft").GetRawText()[1..];
        string[] places = [.. AbsurdJson.Places(draft)];
        Assert.True(places.Length > 20);
        foreach (string place in places)
        {
            foreach (string value in AbsurdJson.Values)
            {
                string absurd = AbsurdJson.With(draft, place, value);
                using var sealing = System.Text.Json.JsonDocument.Parse(absurd);
                File.WriteAllText(_bench.Draft, $"{{\"thonDraft\": 1, \"sha256\": \"{Thon.Provenance.RecordJson.Seal(sealing.RootElement)}\", \"draft\": {absurd}}}");
                using var inspected = _bench.Open();
                Assert.All(inspected.State.Series.Tilts, tilt => Assert.True(double.IsFinite(tilt.Estimate!.Defocus.Mean.Angstroms)));
            }
        }
    }

    [Fact]
    public void A_folder_that_takes_no_draft_is_told_once_and_the_work_goes_on()
    {
        using var inspected = _bench.Open();
        Directory.Move(_bench.Folder, _bench.Folder + "-gone");
        inspected.Set(1, InspectionBench.Trial(30001));
        inspected.Set(2, InspectionBench.Trial(30002));
        Assert.Equal("inspect-no-draft", Assert.Single(inspected.State.Findings).Code);
        Assert.Equal(2, inspected.State.Changes.Length);
        Directory.Move(_bench.Folder + "-gone", _bench.Folder);
        inspected.Set(3, InspectionBench.Trial(30003));
        Assert.Empty(inspected.State.Findings);
    }
}
