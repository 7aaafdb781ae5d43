using System.Globalization;
using Microsoft.Playwright;
using Xunit;

namespace Thon.BrowserTests;

/// <summary>What one hand does is not undone by another one that did not see it.</summary>
/// <param name="series">The series.</param>
/// <param name="browser">The browser.</param>
[Collection(nameof(Inspection))]
public sealed class PageTabsTests(SimulatedSeries series, Chromium browser)
{
    private const int Section = 6;
    private const double Elsewhere = 43000, Phase = 5;
    private const double ExactEnough = 1e-6;            // U and V are kept, and the page shows their mean; degrees become radians and come back
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(1);   // longer than the page waits until it sets what a key made

    [Fact]
    public async Task A_tab_that_is_behind_changes_the_number_that_was_typed_and_no_other()
    {
        using var tool = InspectTool.Start(series.Copy());
        await using var one = await InspectPage.Open(browser, tool.Address);
        await using var other = await InspectPage.Open(browser, tool.Address);
        await one.GoTo(Section);
        await other.GoTo(Section);
        await one.Type("defocus", Elsewhere);
        await one.Holds(Section, "source", "manual");
        await other.Type("phase", Phase);
        await other.WaitForChanges(2);
        Assert.Equal(Elsewhere, await other.Defocus(Section), ExactEnough);
        Assert.Equal(Phase, await other.Number(Section, "phaseDegrees"), ExactEnough);
        other.AssertCalm();
    }

    [Fact]
    public async Task A_tab_that_somebody_comes_back_to_shows_what_was_changed_in_another_one()
    {
        using var tool = InspectTool.Start(series.Copy());
        await using var one = await InspectPage.Open(browser, tool.Address);
        await using var other = await InspectPage.Open(browser, tool.Address);
        await one.GoTo(Section);
        await one.Type("defocus", Elsewhere);
        await one.Holds(Section, "source", "manual");
        await other.Page.EvaluateAsync("window.dispatchEvent(new Event('focus'))");
        await other.Holds(Section, "source", "manual");
        await other.StatusHolds("another tab");
        other.AssertCalm();
    }

    [Fact]
    public async Task A_slider_that_moves_before_a_click_on_a_ring_is_answered_leaves_the_ring()
    {
        using var tool = InspectTool.Start(series.Copy());
        await using var page = await InspectPage.Open(browser, tool.Address);
        await page.GoTo(Section);
        await page.Page.RouteAsync("**/ring?*", Slowly);
        var (x, y, width, height) = await page.PlaceOf("#spectrum");
        await page.Page.Mouse.ClickAsync((float)(x + width * 0.67), (float)(y + height * 0.41));
        await page.Page.FocusAsync("#angle");
        await page.Page.Keyboard.PressAsync("ArrowRight");
        await page.WaitForChanges(2);
        string last = (await page.Page.Locator("#changes li").AllInnerTextsAsync())[^1];
        Assert.Contains("angle", last);
        Assert.DoesNotContain("defocus", last);
        page.AssertCalm();
    }

    [Fact]
    public async Task Of_two_steps_back_the_page_tells_the_second_even_where_its_answer_comes_first()
    {
        using var tool = InspectTool.Start(series.Copy());
        await using var page = await InspectPage.Open(browser, tool.Address);
        await page.GoTo(Section);
        foreach (double more in (double[])[100, 300])
        {
            string typed = (30000 + more).ToString(CultureInfo.InvariantCulture);
            await page.Type("defocus", 30000 + more);
            await page.StatusHolds("-> " + typed);
        }

        string first = (await page.Page.Locator("#changes li").AllInnerTextsAsync())[0];
        await page.Page.RouteAsync("**/undo?*number=3", AnsweredSlowly);
        await page.Press("z");
        await page.Press("z");
        await page.WaitForChanges(0);
        await page.StatusHolds("Undone: ");
        Assert.Equal("Undone: " + first, await page.Page.TextContentAsync("#status"));
        page.AssertCalm();
    }

    private static async Task Slowly(IRoute route)
    {
        await Task.Delay(Late);
        await route.ContinueAsync();
    }

    private static async Task AnsweredSlowly(IRoute route)
    {
        var answer = await route.FetchAsync();
        await Task.Delay(Late);
        await route.FulfillAsync(new() { Response = answer });
    }
}
