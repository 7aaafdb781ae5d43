using Xunit;

namespace Thon.BrowserTests;

/// <summary>The report that a run writes, opened as a file.</summary>
/// <param name="series">The series.</param>
/// <param name="browser">The browser.</param>
[Collection(nameof(Inspection))]
public sealed class ReportPageTests(SimulatedSeries series, Chromium browser)
{
    [Fact]
    public async Task The_report_shows_the_numbers_of_the_STAR_file_and_loads_nothing()
    {
        string address = new Uri(Path.Combine(series.Folder, SimulatedSeries.Name + ".html")).AbsoluteUri;
        await using var page = await browser.NewPage();
        await page.Page.GotoAsync(address);
        await page.Page.WaitForSelectorAsync("tr[data-section]");
        await StarNumbers.AssertShown(
            Path.Combine(series.Folder, SimulatedSeries.Name + ".star"),
            (section, field) => page.Page.GetAttributeAsync($"tr[data-section='{section}'] [data-field='{field}']", "data-value"));
        await page.Screenshot("report");
        page.AssertKeptTo(address);
    }
}
