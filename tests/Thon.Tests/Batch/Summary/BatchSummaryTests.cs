using System.Text.Json;
using Thon.Batch.Ledger;
using Thon.Batch.Summary;
using Thon.Findings;
using Thon.Formats.Dialects;
using Thon.Formats.Star;
using Thon.Tests.Formats.Star;
using Xunit;

namespace Thon.Tests.Batch.Summary;

/// <summary>What a batch tells of all its series.</summary>
public sealed class BatchSummaryTests
{
    private static readonly Finding Cut = Finding.Error("mrc-truncated", "/data/TS 2.mrc", "section 3", "nothing", "pixels <b>", "Copy it again");

    private readonly SampleBatch _batch = new();

    [Fact]
    public void Every_series_that_is_done_has_a_row_with_its_optics_and_its_counts()
    {
        _batch.Done("TS_1");
        _batch.Failed("TS_2", Cut);
        _batch.Done("TS_3");
        Write();
        var table = StarFile.Read(_batch.Folder.Processed)["global"]!;
        Assert.Equal(["TS_1", "TS_3"], Column(table, "rlnTomoName"));
        Assert.Equal([Path.Combine(_batch.Folder.Out, "TS_1.star"), Path.Combine(_batch.Folder.Out, "TS_3.star")], Column(table, "rlnTomoTiltSeriesStarFile"));
        Assert.Equal((300, 2.7, -1), (table.Number(0, "rlnVoltage"), table.Number(0, "rlnSphericalAberration"), table.Number(0, "rlnTomoHand")));
        Assert.Equal(("6", "2", "1", "1", "0", "1"), (table.Text(0, "thonTilts"), table.Text(0, "thonTiltsGood"), table.Text(0, "thonTiltsWeak"), table.Text(0, "thonTiltsFailed"), table.Text(0, "thonTiltsManual"), table.Text(0, "thonTiltsExcluded")));
        Assert.Equal(("TS_1_flip.mrc", "/data/TS_1.mrc", "rTS_1", "TS_1.log", "TS_1.html", "Thon: flip"), (table.Text(0, "thonStack"), table.Text(0, "thonFoundIn"), table.Text(0, "thonRecord"), table.Text(0, "thonLog"), table.Text(0, "thonReport"), table.Text(0, "thonDataType")));
        // The mean of 30000 A and a third of 100 A more for each section, without section 4, which is excluded.
        Assert.Equal(30073.3, table.Number(0, "thonDefocusAverage")!.Value, 0.06);
    }

    [Fact]
    public void Relion_prints_the_table_of_the_batch()
    {
        _batch.Done("TS_1");
        _batch.Done("TS_2", Report.SampleFits.Series with { SlabThickness = null, SlabThicknessSigma = null });
        Write();
        Assert.Equal(
            ["TS_1 300.000000 2.700000 0.070000 2.500000 -1.000000 6", "TS_2 300.000000 2.700000 0.070000 2.500000 -1.000000 6"],
            RelionTable.Print(_batch.Folder.Processed, "data_global", "rlnTomoName", "rlnVoltage", "rlnSphericalAberration", "rlnAmplitudeContrast", "rlnTomoTiltSeriesPixelSize", "rlnTomoHand", "thonTilts"));
        Assert.Equal(["1500", "None"], Column(StarFile.Read(_batch.Folder.Processed)["global"]!, "thonSlabThickness").Select(text => text!.Split('.')[0]));
    }

    [Fact]
    public void Failed_series_stand_in_the_list_with_all_their_findings()
    {
        _batch.Done("TS_1");
        _batch.Failed("TS 2", Finding.Note("n", null, null, "first"), Cut);
        Write();
        using var json = JsonDocument.Parse(File.ReadAllBytes(_batch.Folder.Failed));
        Assert.Equal(("thon-failed", 1), (json.RootElement.GetProperty("format").GetString(), json.RootElement.GetProperty("formatVersion").GetInt32()));
        var series = Assert.Single(json.RootElement.GetProperty("series").EnumerateArray());
        Assert.Equal(("TS 2", "/data/TS 2.mrc", "batch/logs/TS 2.log"), (series.GetProperty("name").GetString(), series.GetProperty("stack").GetString(), series.GetProperty("log").GetString()));
        var finding = series.GetProperty("findings")[0];
        Assert.Equal(
            ["mrc-truncated", "error", "/data/TS 2.mrc", "section 3", "nothing", "pixels <b>", "Copy it again"],
            ((string[])["code", "severity", "file", "place", "found", "expected", "advice"]).Select(key => finding.GetProperty(key).GetString()));
    }

    [Fact]
    public void Where_nothing_failed_the_list_is_there_and_empty()
    {
        _batch.Done("TS_1");
        Write();
        using var json = JsonDocument.Parse(File.ReadAllBytes(_batch.Folder.Failed));
        Assert.Empty(json.RootElement.GetProperty("series").EnumerateArray());
    }

    [Fact]
    public void Where_nothing_is_done_every_file_is_there_all_the_same()
    {
        _batch.Failed("TS_2", Cut);
        Write();
        Assert.Empty(StarFile.Read(_batch.Folder.Processed)["global"]!.Rows);
        Assert.Contains("TS_2", File.ReadAllText(Index), StringComparison.Ordinal);
    }

    [Fact]
    public void The_index_links_what_is_done_and_names_what_failed_and_why()
    {
        _batch.Done("TS 1");
        _batch.Failed("<i>2", Cut);
        Write();
        string html = File.ReadAllText(Index);
        Assert.Contains("<a href=\"TS%201.html\">TS 1</a>", html, StringComparison.Ordinal);
        Assert.Contains("data-failed=\"&lt;i&gt;2\"", html, StringComparison.Ordinal);
        Assert.Contains("nothing; expected pixels &lt;b&gt;. Copy it again [mrc-truncated]", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>2", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_results_give_the_same_bytes()
    {
        _batch.Done("TS_1", null, Dialect.Relion5);
        _batch.Done("TS_2", null, Dialect.Relion5);
        _batch.Failed("TS_3", Cut);
        var first = Contents(Write());
        _batch.Ledger.Write(_batch.Done("TS_2", null, Dialect.Relion5) with { Changed = DateTimeOffset.UnixEpoch.AddDays(1), Attempt = "another 2", Seconds = 9 });
        Assert.Equal(first, Contents(Write()));
    }

    [Fact]
    public void A_series_that_was_set_by_hand_since_is_listed_as_it_is_now()
    {
        _batch.Done("TS_1");
        var summary = new BatchSummary(_batch.Folder);
        summary.Write(_batch.Plan, _batch.Ledger, []);
        _batch.Done("TS_1", Report.SampleFits.Series with { Tilts = [.. Report.SampleFits.Series.Tilts.Select(tilt => tilt with { IsExcluded = true })] });
        summary.Write(_batch.Plan, _batch.Ledger, []);
        Assert.Equal(["6"], Column(StarFile.Read(_batch.Folder.Processed)["global"]!, "thonTiltsExcluded"));
    }

    [Fact]
    public void A_series_whose_star_file_was_taken_away_is_told_and_the_others_are_listed()
    {
        _batch.Done("TS_1");
        _batch.Done("TS_2");
        string gone = Path.Combine(_batch.Folder.Out, "TS_1.star");
        File.Delete(gone);
        var (_, _, findings) = new BatchSummary(_batch.Folder).Write(_batch.Plan, _batch.Ledger, []);
        Assert.Equal((Severity.Warning, gone), (Assert.Single(findings).Severity, findings[0].File));
        Assert.Equal(["TS_2"], Column(StarFile.Read(_batch.Folder.Processed)["global"]!, "rlnTomoName"));
    }

    [Fact]
    public void How_a_series_ended_in_this_run_goes_before_what_the_ledger_says()
    {
        var done = _batch.Done("TS_1");
        var failed = done with { State = SeriesState.Failed, Findings = [Cut] };
        var written = new BatchSummary(_batch.Folder).Write(_batch.Plan, _batch.Ledger, [new(failed, SeriesEnding.Failed)]);
        Assert.Equal(SeriesState.Failed, Assert.Single(written.Entries).State);
        Assert.Empty(StarFile.Read(_batch.Folder.Processed)["global"]!.Rows);
        Assert.Contains("mrc-truncated", File.ReadAllText(_batch.Folder.Failed), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_of_former_numbers_are_warned_of_and_the_figures_are_those_of_now()
    {
        var entry = _batch.Done("TS_1", Report.SampleFits.Series with { Tilts = [.. Report.SampleFits.Series.Tilts.Select(tilt => tilt with { IsExcluded = true })] });
        _batch.Ledger.Write(entry with { Files = [.. entry.Files.Select(file => file.Path == "TS_1.star" ? file with { Content = "former" } : file), new("relion5/TS_1.star", 1)] });
        var written = new BatchSummary(_batch.Folder).Write(_batch.Plan, _batch.Ledger, []);
        Assert.Equal(("batch-former-numbers", Severity.Warning), (Assert.Single(written.Findings).Code, written.Findings[0].Severity));
        Assert.Contains("relion5/TS_1.star is of the former", written.Findings[0].Found, StringComparison.Ordinal);
        Assert.Equal((6, 0, 0), (written.Entries[0].Figures!.Excluded, written.Entries[0].Figures!.Good, written.Entries[0].Figures!.Manual));
    }

    [Fact]
    public void An_index_page_of_somebody_else_stays()
    {
        _batch.Done("TS_1");
        File.WriteAllText(Index, "<html>mine</html>");
        var (files, _, findings) = new BatchSummary(_batch.Folder).Write(_batch.Plan, _batch.Ledger, []);
        Assert.Equal(("report-foreign", Severity.Warning), (Assert.Single(findings).Code, findings[0].Severity));
        Assert.Equal("<html>mine</html>", File.ReadAllText(Index));
        Assert.Equal([_batch.Folder.Processed, _batch.Folder.Failed], files);
    }

    [Fact]
    public void Series_of_an_earlier_plan_are_left_out_and_told_of()
    {
        _batch.Done("TS_1");
        _batch.Done("TS_2");
        var (_, _, findings) = new BatchSummary(_batch.Folder).Write(_batch.Plan with { Series = [_batch.Plan.Series[0]] }, _batch.Ledger, []);
        Assert.Equal("batch-not-listed", Assert.Single(findings).Code);
        Assert.Contains("TS_2", findings[0].Found, StringComparison.Ordinal);
        Assert.Equal(["TS_1"], Column(StarFile.Read(_batch.Folder.Processed)["global"]!, "rlnTomoName"));
    }

    private string Index => Path.Combine(_batch.Folder.Out, "index.html");

    private IEnumerable<string> Write()
    {
        var (files, _, findings) = new BatchSummary(_batch.Folder).Write(_batch.Plan, _batch.Ledger, []);
        Assert.Empty(findings);
        return files;
    }

    private static string[] Contents(IEnumerable<string> files) => [.. files.Select(File.ReadAllText)];

    private static IEnumerable<string?> Column(StarBlock table, string label) => Enumerable.Range(0, table.Rows.Length).Select(row => table.Text(row, label));
}
