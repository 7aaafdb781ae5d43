using System.Text.Json;
using Thon.Report.Pages;
using Xunit;

namespace Thon.Tests.Report.Pages;

public sealed class IndexEntryTests
{
    [Fact]
    public void A_row_counts_tilts_by_how_they_stand()
    {
        var entry = IndexEntry.Of(SampleFits.Series, "TS_01.html");
        Assert.Equal((6, 2, 1, 1, 0, 1), (entry.Tilts, entry.Good, entry.Weak, entry.Failed, entry.Manual, entry.Excluded));
        Assert.Equal("section 1 failed: no rings <b>&", entry.WorstReason);
    }

    [Fact]
    public void Averages_leave_excluded_tilts_out()
    {
        var entry = IndexEntry.Of(SampleFits.Series, null);
        double[] means = [.. ((int[])[0, 1, 2, 3, 5]).Select(section => (30000 + 100.0 / 3 * section) / 1e4)];
        Assert.Equal(means.Average(), entry.DefocusMicrometers!.Value, 1e-5);
        Assert.Equal(246.914, entry.AstigmatismAngstroms);
        // The spacings are 6 + 1/(section + 1) of sections 0, 2, 3 and 5.
        Assert.Equal(6 + 1 / 6.0, entry.BestResolutionAngstroms!.Value, 1e-5);
        Assert.Equal(6 + (1 / 3.0 + 1 / 4.0) / 2, entry.MedianResolutionAngstroms!.Value, 1e-5);
        Assert.Equal(18.6, entry.TotalDose!.Value, 1e-9);
    }

    [Fact]
    public void The_index_links_to_pages_and_keeps_names_as_text()
    {
        string html = IndexPage.Html([IndexEntry.Of(SampleFits.Series with { Name = SampleReport.Hostile }, "TS 01.html"), IndexEntry.Of(SampleFits.Series, null)]);
        Assert.Contains("<a href=\"TS 01.html\">", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", html, StringComparison.Ordinal);
        Assert.Contains("data-field=\"medianResolutionAngstroms\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_without_estimates_has_no_numbers()
    {
        var entry = IndexEntry.Of(SampleFits.Series with { Tilts = [.. SampleFits.Series.Tilts.Select(tilt => tilt with { Estimate = null })] }, null);
        Assert.Null(entry.DefocusMicrometers);
        Assert.Null(entry.MedianResolutionAngstroms);
        using var json = JsonDocument.Parse(ReportJson.Of(entry));
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("defocus")[0].ValueKind);
    }
}
