using Xunit;

namespace Thon.BrowserTests;

/// <summary>A folder with several series.</summary>
/// <param name="series">The series.</param>
/// <param name="browser">The browser.</param>
[Collection(nameof(Inspection))]
public sealed class SeveralSeriesTests(SimulatedSeries series, Chromium browser)
{
    [Fact]
    public async Task Several_series_are_listed_and_each_opens_by_its_link()
    {
        string folder = series.Copy();
        File.Copy(Path.Combine(folder, SimulatedSeries.Name + ".star"), Path.Combine(folder, "TS_02.star"));
        using var tool = InspectTool.Start(folder);
        await using var page = await browser.NewPage();
        await page.Page.GotoAsync(tool.Address);
        await page.Page.WaitForSelectorAsync("#multiples svg");
        await page.Screenshot("inspect-index");
        Assert.Equal(2, await page.Page.Locator("table a[href^='?series=']").CountAsync());
        await page.Page.ClickAsync("th[data-field='tilts'] button");
        Assert.Equal("descending", await page.Page.GetAttributeAsync("th[data-field='tilts']", "aria-sort"));
        await page.Page.ClickAsync("table a[href='?series=TS_02']");
        await page.Page.WaitForSelectorAsync("body[data-ready='1']");
        page.AssertKeptTo(tool.Address);
    }
}
