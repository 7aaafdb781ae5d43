using Microsoft.Playwright;
using Xunit;

namespace Thon.BrowserTests;

/// <summary>The inspect page while an answer is late, or fails: what is seen belongs to the section that is named, and nothing can be done with numbers of another one.</summary>
/// <param name="series">The series.</param>
/// <param name="browser">The browser.</param>
[Collection(nameof(Inspection))]
public sealed class PageLateTests(SimulatedSeries series, Chromium browser)
{
    private const int First = 4, Next = 5;
    private const double Phase = 20, Moved = 500;
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Hidden = TimeSpan.FromSeconds(0.3);   // what was shown of another tilt goes after an eighth of a second

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_a_tilt_is_late_nothing_is_seen_of_another_and_its_own_numbers_come_when_it_does()
    {
        using var tool = InspectTool.Start(series.Copy());
        await using var page = await InspectPage.Open(browser, tool.Address);
        await page.GoTo(First);
        await page.Type("phase", Phase);
        await page.Holds(First, "source", "manual");
        await page.Page.RouteAsync($"**/tilt/{Next}", async route =>
        {
            await Task.Delay(Late);
            await route.ContinueAsync();
        });
        await page.Page.ClickAsync($"#tilts tr[data-section='{Next}']");
        await Task.Delay(Hidden, Cancellation);
        await AssertEmpty(page);
        await page.Shows(Next);
        double defocus = await page.Defocus(Next);
        await page.Type("defocus", defocus + Moved);
        await page.Holds(Next, "source", "manual");
        Assert.Equal(0, await page.Number(Next, "phaseDegrees"));
        Assert.Equal(Phase, await page.Number(First, "phaseDegrees"), 1e-9);
        page.AssertCalm();
    }

    [Fact]
    public async Task A_tilt_that_cannot_be_read_shows_why_and_nothing_else_and_can_be_asked_for_again()
    {
        using var tool = InspectTool.Start(series.Copy());
        await using var page = await InspectPage.Open(browser, tool.Address);
        await page.GoTo(First);
        await page.Page.RouteAsync($"**/tilt/{Next}", route => route.FulfillAsync(new() { Status = 422, ContentType = "application/json", Body = """{"findings":["error: the image is gone"]}""" }));
        await page.Page.ClickAsync($"#tilts tr[data-section='{Next}']");
        await page.Page.WaitForFunctionAsync("() => document.getElementById('status').textContent.includes('the image is gone')");
        await Task.Delay(Hidden, Cancellation);
        await AssertEmpty(page);
        // A click where the spectrum was: no ring is there.
        var box = (await page.Page.Locator("#spectrum-figure").BoundingBoxAsync())!;
        await page.Page.Mouse.ClickAsync(box.X + box.Width * 0.7f, box.Y + box.Width * 0.4f);
        await Task.Delay(Hidden, Cancellation);
        Assert.False(await page.IsDirty());
        await page.Page.UnrouteAllAsync();
        await page.GoTo(Next);
        Assert.True(await page.Page.IsEnabledAsync("#defocus"));
    }

    [Fact]
    public async Task Undoing_with_a_row_in_focus_leaves_the_focus_on_the_row_of_the_present_tilt()
    {
        using var tool = InspectTool.Start(series.Copy());
        await using var page = await InspectPage.Open(browser, tool.Address);
        await page.GoTo(Next);
        await page.Type("phase", Phase);
        await page.WaitForChanges(1);
        await page.Page.FocusAsync($"#tilts tr[data-section='{Next}']");
        await page.Page.Keyboard.PressAsync("z");
        await page.WaitForChanges(0);
        Assert.Equal($"{Next}", await page.Page.EvaluateAsync<string>("document.activeElement.dataset.section"));
        await page.Page.Keyboard.PressAsync("Enter");
        Assert.Equal(Next, await page.Section());
        page.AssertCalm();
    }

    private static async Task AssertEmpty(InspectPage page)
    {
        Assert.Equal(Next, await page.Section());
        Assert.Equal("", await page.Page.TextContentAsync("#numbers"));
        foreach (string figure in (string[])["#spectrum", "#profile", "#agreement", "#map"]) Assert.False(await page.Page.IsVisibleAsync(figure), figure);
        foreach (string field in (string[])["#defocus", "#defocus-number", "#phase", "#phase-number"]) Assert.True(await page.Page.IsDisabledAsync(field), field);
    }
}
