using Xunit;

namespace Thon.BrowserTests;

/// <summary>What the page says and does while the tool does not answer, and afterwards.</summary>
/// <param name="series">The series.</param>
/// <param name="browser">The browser.</param>
[Collection(nameof(Inspection))]
public sealed class PageOutageTests(SimulatedSeries series, Chromium browser)
{
    private const int Section = 6;
    private const string Everything = "**/api/**";
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(3);   // the page speaks after one

    [Fact]
    public async Task A_number_that_reached_nobody_is_told_and_the_page_recovers_by_itself()
    {
        using var tool = InspectTool.Start(series.Copy());
        await using var page = await InspectPage.Open(browser, tool.Address);
        await page.GoTo(Section);
        double before = await page.Defocus(Section);
        await page.Page.RouteAsync(Everything, route => route.AbortAsync());
        await page.Type("defocus", before + 500);
        await page.StatusHolds("your last change was not kept");
        await page.Page.UnrouteAllAsync();
        await page.StatusHolds("Thon answers again");
        await page.Ready();
        Assert.Equal(Math.Round(before, 2), double.Parse(await page.Page.InputValueAsync("#defocus-number"), System.Globalization.CultureInfo.InvariantCulture));
        Assert.False(await page.IsDirty());
        await page.Type("defocus", before + 500);
        await page.Holds(Section, "source", "manual");
    }

    [Fact]
    public async Task A_page_that_was_opened_while_nobody_answered_opens_later()
    {
        await using var watched = await browser.NewPage();
        await watched.Page.RouteAsync(Everything, route => route.AbortAsync());
        await watched.Page.GotoAsync(series.Served.Address);
        await watched.Page.WaitForFunctionAsync("() => document.getElementById('status').textContent.includes('does not answer')");
        await watched.Page.UnrouteAllAsync();
        await watched.Page.WaitForSelectorAsync("body[data-ready='1']");
        string? first = await watched.Page.TextContentAsync("#section");
        await watched.Page.Keyboard.PressAsync(first == "0" ? "ArrowDown" : "ArrowUp");
        await watched.Page.WaitForFunctionAsync("first => document.getElementById('section').textContent !== first", first);
    }

    [Fact]
    public async Task An_answer_that_takes_long_is_waited_for_in_sight()
    {
        await using var page = await InspectPage.Open(browser, series.Served.Address);
        await page.Page.RouteAsync($"**/tilt/{Section}", async route =>
        {
            await Task.Delay(Slow);
            await route.ContinueAsync();
        });
        await page.Page.ClickAsync($"#tilts tr[data-section='{Section}']");
        await page.StatusHolds("Waiting for thon");
        await page.Shows(Section);
        Assert.Equal("", await page.Page.TextContentAsync("#status"));
        page.AssertCalm();
    }
}
