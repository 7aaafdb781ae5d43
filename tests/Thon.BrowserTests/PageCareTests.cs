using System.Text.Json.Nodes;
using Xunit;

namespace Thon.BrowserTests;

/// <summary>The inspect page where a hand slips, a tilt is left out, images are missing or former ones.</summary>
/// <param name="series">The series.</param>
/// <param name="browser">The browser.</param>
[Collection(nameof(Inspection))]
public sealed class PageCareTests(SimulatedSeries series, Chromium browser)
{
    private const int Section = 6;

    [Fact]
    public async Task After_Enter_the_arrow_keys_step_tilts_and_change_no_number()
    {
        using var tool = InspectTool.Start(series.Copy());
        await using var page = await InspectPage.Open(browser, tool.Address);
        await page.GoTo(Section);
        await page.Type("defocus", 30300);
        await page.Holds(Section, "source", "manual");
        await page.Page.Keyboard.PressAsync("ArrowDown");
        await page.Shows(Section + 1);
        Assert.Equal(30300, await page.Defocus(Section), 1);
        await page.WaitForChanges(1);
        string before = await page.Page.InputValueAsync("#defocus-number");
        await page.Page.FocusAsync("#defocus-number");
        await page.Page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal(before, await page.Page.InputValueAsync("#defocus-number"));
        page.AssertCalm();
    }

    [Fact]
    public async Task A_tilt_that_is_left_out_takes_no_numbers_from_page_or_request()
    {
        using var tool = InspectTool.Start(series.Copy());
        await using var page = await InspectPage.Open(browser, tool.Address);
        await page.GoTo(Section);
        await page.Page.ClickAsync("#exclude");
        await page.Holds(Section, "verdict", "excluded");
        await page.Ready();
        foreach (string id in (string[])["#defocus", "#phase-number", "#refit-tilt"]) Assert.True(await page.Page.IsDisabledAsync(id));
        Assert.True(await page.Page.IsVisibleAsync("#excluded"));
        await page.Page.ClickAsync("#spectrum", new() { Position = new() { X = 200, Y = 120 } });
        await page.StatusHolds("include it first");
        page.AssertCalm();
        foreach (var (deed, body) in (ReadOnlySpan<(string, string)>)[("set", "{\"phase\": 5}"), ("ring", "{\"k\": 0.05, \"angle\": 0}"), ("refit", "{}")])
            Assert.Contains("[inspect-excluded]", Post(tool, deed, body));
        await page.WaitForChanges(1);
    }

    [Fact]
    public async Task The_question_before_saving_lists_what_changes_in_the_files_and_former_images_are_told_beside_the_title()
    {
        using var tool = InspectTool.Start(series.Copy());
        await using var page = await InspectPage.Open(browser, tool.Address);
        await page.GoTo(Section);
        string from = (await page.Defocus(Section)).ToString("F0", System.Globalization.CultureInfo.InvariantCulture);
        await page.Type("defocus", 30300);
        await page.WaitForChanges(1);
        await page.Type("defocus", 30500);
        await page.WaitForChanges(2);
        Assert.False(await page.Page.IsVisibleAsync("#former"));
        await page.Page.ClickAsync("#save");
        Assert.Contains($"section {Section}: defocus {from} -> 30500 A", Assert.Single(await page.Page.Locator("#save-net li").AllInnerTextsAsync()));
        await page.Page.ClickAsync("#save-cancel");
        await page.Save();
        Assert.Contains("thon", await page.Page.InnerTextAsync("#former"));
        await page.Page.ReloadAsync();
        await page.Ready();
        Assert.True(await page.Page.IsVisibleAsync("#former"));
        await page.Page.ClickAsync("#compare");
        await page.Page.WaitForFunctionAsync("() => document.getElementById('after-caption').textContent.includes('with the former defoci')");
        await page.Screenshot("inspect-former");
        page.AssertCalm();
    }

    [Fact]
    public async Task The_page_opens_at_the_worst_tilt()
    {
        await using var page = await InspectPage.Open(browser, series.Served.Address);
        int worst = await page.Page.EvaluateAsync<int>("Number([...document.querySelectorAll('#tilts tbody tr')].find(row => row.querySelector('[data-field=verdict]').dataset.order === '0').dataset.section)");
        Assert.Equal(worst, await page.Section());
    }

    [Fact]
    public async Task What_was_wrong_is_told_no_more_when_the_field_is_emptied()
    {
        using var tool = InspectTool.Start(series.Copy());
        await using var page = await InspectPage.Open(browser, tool.Address);
        await page.Type("defocus", 50);
        await page.StatusHolds("defocus");
        await page.Ready();
        await page.Page.FillAsync("#defocus-number", "");
        await page.Page.PressAsync("#defocus-number", "Enter");
        Assert.Equal("", await page.Page.TextContentAsync("#status"));
    }

    [Fact]
    public async Task Where_images_are_missing_the_cause_stands_in_place_of_the_spectrum()
    {
        await using var watched = await browser.NewPage();
        await watched.Page.RouteAsync($"**/api/series/{SimulatedSeries.Name}", async route => await route.FulfillAsync(new()
        {
            Json = await Changed(await route.FetchAsync(), json => json["report"]!["findings"]!.AsArray().Add(new JsonObject
            {
                ["severity"] = "warning",
                ["text"] = "warning: a.star: the images are not to be found. Say where the stack is with --stack FILE [report-images-missing]",
            }))
        }));
        await watched.Page.RouteAsync("**/tilt/*", async route => await route.FulfillAsync(new()
        {
            Json = await Changed(await route.FetchAsync(), json =>
        {
            json["tilt"]!["spectrum"] = null;
            json["tilt"]!["missing"] = "no spectrum was taken of this image";
        })
        }));
        await watched.Page.GotoAsync(series.Served.Address);
        await watched.Page.WaitForSelectorAsync("body[data-ready='1']");
        Assert.Contains("--stack FILE", await watched.Page.InnerTextAsync("#missing"));
    }

    private static async Task<JsonNode> Changed(Microsoft.Playwright.IAPIResponse answer, Action<JsonNode> change)
    {
        var json = JsonNode.Parse(await answer.TextAsync())!;
        change(json);
        return json;
    }

    private static string Post(InspectTool tool, string deed, string body)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{tool.Address}api/series/{SimulatedSeries.Name}/tilt/{Section}/{deed}") { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        using var answer = client.Send(request, TestContext.Current.CancellationToken);
        using var reader = new StreamReader(answer.Content.ReadAsStream(TestContext.Current.CancellationToken));
        return reader.ReadToEnd();
    }
}
