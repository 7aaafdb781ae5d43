using System.Text.Json;
using Xunit;

namespace Thon.BrowserTests;

/// <summary>The inspect page, looked at and not touched.</summary>
/// <param name="series">The series.</param>
/// <param name="browser">The browser.</param>
[Collection(nameof(Inspection))]
public sealed class PageLookTests(SimulatedSeries series, Chromium browser)
{
    [Fact]
    public async Task Opening_the_address_shows_a_tilt_with_its_picture_and_its_charts()
    {
        await using var page = await InspectPage.Open(browser, series.Served.Address);
        Assert.True(await page.Page.EvaluateAsync<int>("document.getElementById('spectrum').naturalWidth") > 0);
        Assert.NotNull(await page.Page.QuerySelectorAsync("#profile svg"));
        Assert.NotNull(await page.Page.QuerySelectorAsync("#agreement svg"));
        Assert.NotNull(await page.Page.QuerySelectorAsync("#rings *"));
        Assert.Equal(StarTable.Rows(Path.Combine(series.Folder, SimulatedSeries.Name + ".star")).Count, await page.Page.Locator("#tilts tr[data-section]").CountAsync());
        await page.Screenshot("inspect-open");
        page.AssertCalm();
    }

    [Fact]
    public async Task The_table_holds_the_numbers_of_the_STAR_file_digit_by_digit()
    {
        await using var page = await InspectPage.Open(browser, series.Served.Address);
        await StarNumbers.AssertShown(Path.Combine(series.Folder, SimulatedSeries.Name + ".star"), page.Value);
        page.AssertCalm();
    }

    [Fact]
    public async Task Arrow_keys_step_through_the_tilts_and_the_row_is_marked()
    {
        await using var page = await InspectPage.Open(browser, series.Served.Address);
        int[] order = await page.Page.EvaluateAsync<int[]>("[...document.querySelectorAll('#tilts tr[data-section]')].map(row => Number(row.dataset.section))");
        await page.Press("Home");
        await page.Shows(order[0]);
        string first = await page.Picture();
        await page.Press("ArrowRight");
        await page.Shows(order[1]);
        Assert.NotEqual(first, await page.Picture());
        Assert.Equal("true", await page.Page.GetAttributeAsync($"#tilts tr[data-section='{order[1]}']", "aria-selected"));
        await page.Press("ArrowLeft");
        await page.Shows(order[0]);
        await page.Press("End");
        await page.Shows(order[^1]);
        page.AssertCalm();
    }

    [Fact]
    public async Task Keys_of_commands_do_nothing_while_a_number_is_typed()
    {
        using var tool = InspectTool.Start(series.Copy());
        await using var page = await InspectPage.Open(browser, tool.Address);
        int before = await page.Section();
        await page.Type("phase", 10);
        await page.WaitForChanges(1);
        await page.Page.FocusAsync("#defocus-number");
        foreach (string key in (string[])["ArrowLeft", "ArrowRight", "End", "z", "b", "?"]) await page.Page.Keyboard.PressAsync(key);
        Assert.Equal(before, await page.Section());
        Assert.False(await page.Page.IsVisibleAsync("#compare-part"));
        Assert.False(await page.Page.IsVisibleAsync("#help-dialog"));
        // The same key, pressed at the page itself, does undo; and it finds the one change still there.
        await page.WaitForChanges(1);
        await page.Press("z");
        await page.WaitForChanges(0);
        page.AssertCalm();
    }

    [Fact]
    public async Task Charts_write_units_as_the_rest_of_the_page_does()
    {
        await using var page = await InspectPage.Open(browser, series.Served.Address);
        string words = string.Join('|', await page.Page.Locator("svg.chart text, #facts dd").AllTextContentsAsync());
        Assert.Contains("defocus, \u00b5m", words);
        Assert.Contains("spatial frequency, 1/\u00c5", words);
        Assert.Contains("e/\u00c5\u00b2", words);
        Assert.DoesNotMatch(@"\bum\b|\+-|, A\b|/A\b|\d A\b|degrees", words);
        page.AssertCalm();
    }

    [Fact]
    public async Task A_preview_answers_with_the_numbers_it_was_asked_for_and_keeps_nothing()
    {
        await using var page = await InspectPage.Open(browser, series.Served.Address);
        const string preview = """
            async url => (await fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ defocus: 31000, astigmatism: 400, angle: 30, phase: 5 }) })).text()
            """;
        string text = await page.Page.EvaluateAsync<string>(preview, series.Served.Address + $"api/series/{SimulatedSeries.Name}/tilt/3/preview");
        var trial = JsonDocument.Parse(text).RootElement.GetProperty("trial");
        Assert.Equal(31000, trial.GetProperty("defocus").GetDouble(), ExactEnough);
        Assert.Equal(400, trial.GetProperty("astigmatism").GetDouble(), ExactEnough);
        Assert.Equal(30, trial.GetProperty("angle").GetDouble(), ExactEnough);
        Assert.Equal(5, trial.GetProperty("phase").GetDouble(), ExactEnough);
        Assert.False(await page.IsDirty());
    }

    // U and V are stored, and the page shows their mean and difference; a degree becomes a radian and comes back.
    private const double ExactEnough = 1e-9;
}
