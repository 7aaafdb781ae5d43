using Thon.Tests.Cli;
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
        Assert.False(await page.Page.IsVisibleAsync("#former"));
        page.AssertKeptTo(address);
    }

    [Fact]
    public async Task A_report_of_former_images_says_so_beside_the_title_and_under_the_picture()
    {
        string folder = series.Copy();
        using (var tool = InspectTool.Start(folder))
        {
            await using var page = await InspectPage.Open(browser, tool.Address);
            await page.Type("defocus", 30300);
            await page.WaitForChanges(1);
            await page.Save();
        }

        var written = ThonProcess.Run("report", folder);
        Assert.True(written.ExitCode == 0, written.Error);
        await using var report = await browser.NewPage();
        await report.Page.GotoAsync(new Uri(Path.Combine(folder, SimulatedSeries.Name + ".html")).AbsoluteUri);
        Assert.Contains("other defoci", await report.Page.InnerTextAsync("#former"));
        Assert.Equal("After correction, with the former defoci", await report.Page.TextContentAsync("#after-caption"));
        await report.Screenshot("report-former");
    }
}
