using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace Thon.BrowserTests;

/// <summary>Changes that follow each other quickly, or wait for a long one: none is lost, and their order is that of the hand.</summary>
/// <param name="series">The series.</param>
/// <param name="browser">The browser.</param>
[Collection(nameof(Inspection))]
public sealed class PageDeedTests(SimulatedSeries series, Chromium browser)
{
    private const int Section = 5, Other = 6;
    private const double Phase = 15;
    private static readonly TimeSpan Arrived = TimeSpan.FromSeconds(0.5);   // a request on the same machine takes milliseconds

    // Answers to changes never come; what was sent is noted.
    private const string Silent = """
        () => {
            window.sent = [];
            const real = window.fetch;
            window.fetch = (address, options) => {
                if (options?.method !== 'POST') return real(address, options);
                window.sent.push(address.replace(/\?.*/, '').replace(/.*\/TS_01/, ''));
                return new Promise(() => { });
            };
        }
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Changes_leave_the_browser_at_once_while_a_long_one_is_under_way_and_the_page_counts_them()
    {
        await using var page = await InspectPage.Open(browser, series.Served.Address);
        await page.Page.EvaluateAsync(Silent);
        await page.GoTo(Section);
        await page.Page.ClickAsync("#refit-series");
        await page.Type("phase", Phase);
        await page.Page.ClickAsync("#exclude");
        Assert.Equal(["/refit", $"/tilt/{Section}/set", $"/tilt/{Section}/exclude"], await page.Page.EvaluateAsync<string[]>("window.sent"));
        Assert.Equal("3 changes under way.", await page.Page.TextContentAsync("#draft"));
        Assert.Equal("true", await page.Page.GetAttributeAsync("body", "aria-busy"));
        page.AssertCalm();
    }

    [Fact]
    public async Task Changes_behind_a_long_one_are_made_though_the_page_is_closed()
    {
        using var tool = InspectTool.Start(series.Copy());
        await using (var page = await InspectPage.Open(browser, tool.Address))
        {
            await page.GoTo(Section);
            await page.Page.ClickAsync("#refit-series");
            await page.Type("phase", Phase);
            await page.Page.ClickAsync("#exclude");
            await page.Page.CloseAsync();
        }

        await using var later = await InspectPage.Open(browser, tool.Address);
        await later.WaitForChanges(3);
        string[] changes = await later.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('#changes li')].map(line => line.textContent)");
        Assert.Contains($"section {Section}", changes[1]);
        Assert.Contains("excluded", changes[2]);
        await later.Holds(Section, "verdict", "excluded");
        await later.Page.WaitForFunctionAsync("() => document.getElementById('draft').textContent.startsWith('Changes not saved. They are kept as a draft')");
    }

    [Fact]
    public async Task Changes_of_a_page_are_made_in_the_order_of_their_numbers_whatever_order_they_arrive_in()
    {
        using var tool = InspectTool.Start(series.Copy());
        using var client = new HttpClient();
        var second = Post(client, tool, $"tilt/{Other}/exclude?page=a&number=2", new { excluded = true });
        await Task.Delay(Arrived, Cancellation);
        var first = Post(client, tool, $"tilt/{Section}/exclude?page=a&number=1", new { excluded = true });
        await Task.WhenAll(first, second);
        var (one, two) = (await first, await second);
        Assert.Equal([Section], SectionsOf(one));
        Assert.Equal([Section, Other], SectionsOf(two));
    }

    [Fact]
    public async Task A_change_that_is_refused_lets_the_next_one_follow()
    {
        using var tool = InspectTool.Start(series.Copy());
        using var client = new HttpClient();
        var refused = await client.PostAsJsonAsync(AddressOf(tool, $"tilt/{Section}/set?page=a&number=1"), new { defocus = 1 }, Cancellation);
        Assert.Equal(422, (int)refused.StatusCode);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var followed = await Post(client, tool, $"tilt/{Section}/exclude?page=a&number=2", new { excluded = true });
        Assert.Equal([Section], SectionsOf(followed));
        Assert.True(clock.Elapsed < LostAfter, "it waited for a change that had been answered");
    }

    [Fact]
    public async Task Where_no_draft_can_be_written_the_page_says_that_changes_are_in_memory_alone()
    {
        string folder = series.Copy();
        Directory.CreateDirectory(Path.Combine(folder, $".{SimulatedSeries.Name}.draft.thon.json", "in-the-way"));
        using var tool = InspectTool.Start(folder);
        await using var page = await InspectPage.Open(browser, tool.Address);
        await page.GoTo(Section);
        // What lay in the way was put aside when the series was opened, so it is put there again.
        Directory.CreateDirectory(Path.Combine(folder, $".{SimulatedSeries.Name}.draft.thon.json", "in-the-way"));
        await page.Type("phase", Phase);
        await page.WaitForChanges(1);
        Assert.Contains("no draft can be written", await page.Page.TextContentAsync("#draft"));
        page.AssertCalm();
    }

    private static readonly TimeSpan LostAfter = TimeSpan.FromSeconds(4);   // a change that does not arrive is waited for five seconds

    private static int[] SectionsOf(JsonElement answer) => [.. answer.GetProperty("edit").GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("section").GetInt32())];

    private static Uri AddressOf(InspectTool tool, string path) => new($"{tool.Address}api/series/{SimulatedSeries.Name}/{path}");

    private static async Task<JsonElement> Post(HttpClient client, InspectTool tool, string path, object body)
    {
        using var answer = await client.PostAsJsonAsync(AddressOf(tool, path), body, Cancellation);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
    }
}
