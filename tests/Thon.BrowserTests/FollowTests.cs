using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using Thon.Batch;
using Thon.Findings;
using Xunit;

namespace Thon.BrowserTests;

/// <summary>A batch that is followed on the list of its series, written by hand.</summary>
/// <param name="series">A series whose files the batch has under many names.</param>
/// <param name="browser">The browser.</param>
[Collection(nameof(Inspection))]
public sealed class FollowTests(SimulatedSeries series, Chromium browser)
{
    private const int Laptop = 1366, Height = 768;

    [Fact]
    public async Task A_batch_without_any_series_that_is_done_is_shown_and_its_series_come_as_they_are_done()
    {
        var batch = Batch(3);
        using var tool = InspectTool.Start(batch.Folder.Out);
        await using var page = await Open(tool);
        await Counts(page, 0, 0, 0, 3);
        Assert.True(await page.Page.IsVisibleAsync("#none"));
        Assert.Contains("No process directs it now", await page.Page.InnerTextAsync("#standing"));
        using (BatchLock.Take(batch.Folder))
        {
            batch.Run(1);
            await Counts(page, 0, 0, 1, 2);
            Assert.Contains("TS_0001", await page.Page.InnerTextAsync("#running"));
            batch.Finish(1);
            batch.Run(2);
            await Counts(page, 1, 0, 1, 1);
            await page.Page.WaitForSelectorAsync("tr[data-name='TS_0001'] a");
            await page.Page.WaitForSelectorAsync("#multiples figure[data-name='TS_0001'] svg rect.frame");
            Assert.Matches(@"about \d+ s left, 300 series an hour", await page.Page.InnerTextAsync("#standing"));
            batch.Finish(2);
            batch.Finish(3);
        }

        await Counts(page, 3, 0, 0, 0);
        await Says(page, "#standing", "Finished.");
        page.AssertKeptTo(tool.Address);
    }

    [Fact]
    public async Task A_failed_series_is_named_with_everything_found_and_nothing_found_becomes_markup()
    {
        var batch = Batch(2);
        batch.Finish(1);
        batch.Fail(2, Finding.Error("mrc-truncated", "/data/<b>TS_0002</b>.mrc", "section 7", "<img src=x onerror=alert(1)>", "13 sections", "Copy & paste it again"), Finding.Error("mrc-other", null, null, "more"));
        using var tool = InspectTool.Start(batch.Folder.Out);
        await using var page = await Open(tool);
        await Counts(page, 1, 1, 0, 0);
        string words = await page.Page.InnerTextAsync("#failed");
        Assert.Contains("TS_0002", words);
        Assert.Contains("/data/<b>TS_0002</b>.mrc, section 7: <img src=x onerror=alert(1)>; expected 13 sections. Copy & paste it again [mrc-truncated]", words);
        Assert.Contains("more [mrc-other]", words);
        Assert.Equal(0, await page.Page.Locator("#failed img, #failed b").CountAsync());
        Assert.Equal("Finished; not all are done.", await page.Page.InnerTextAsync("#standing"));
        page.AssertKeptTo(tool.Address);
    }

    [Fact]
    public async Task Series_that_come_take_their_place_in_the_order_and_leave_what_is_looked_at_where_it_was()
    {
        var batch = Batch(120);
        for (int number = 2; number <= 100; number += 2) batch.Finish(number);
        using var held = BatchLock.Take(batch.Folder);
        batch.Fail(120, Finding.Error("mrc-truncated", "/data/TS_0120.mrc", "section 7", "the file ends after 7 of 13 sections", "13 sections", "Copy the file again"));
        foreach (int number in (int[])[1, 3]) batch.Run(number);
        using var tool = InspectTool.Start(batch.Folder.Out);
        await using var page = await Open(tool);
        await page.Page.SetViewportSizeAsync(Laptop, Height);
        await Counts(page, 50, 1, 2, 67);
        await page.Page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots.Folder, "follow.png") });
        await page.Page.ClickAsync("th[data-field='name'] button");
        await page.Page.ClickAsync("th[data-field='name'] button");
        await page.Page.FocusAsync("tr[data-name='TS_0040'] a");
        await page.Page.EvaluateAsync("document.querySelector(\"tr[data-name='TS_0050']\").scrollIntoView()");
        double before = await Top(page, "TS_0050");
        foreach (int number in (int[])[1, 39, 41, 99, 101]) batch.Finish(number);
        await Counts(page, 55, 1, 1, 63);
        Assert.Equal(before, await Top(page, "TS_0050"), 1.0);
        Assert.Equal("descending", await page.Page.GetAttributeAsync("th[data-field='name']", "aria-sort"));
        string[] order = await page.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('#series tbody tr')].map(row => row.dataset.name)");
        Assert.Equal(order.OrderDescending(StringComparer.Ordinal), order);
        Assert.Equal(order, await page.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('#multiples figure')].map(figure => figure.dataset.name)"));
        Assert.Equal("TS_0040", await page.Page.EvaluateAsync<string>("document.activeElement.textContent"));
        await page.Page.FillAsync("#filter", "004");
        await page.Page.EvaluateAsync("scrollTo(0, 0)");
        batch.Finish(43);
        batch.Finish(5);
        await Says(page, "#count", "8 of 57 series");
        await page.Screenshot("follow-filtered");
        page.AssertKeptTo(tool.Address);
    }

    [Fact]
    public async Task A_name_in_an_address_is_never_that_of_a_file()
    {
        var batch = Batch(2);
        batch.Finish(1);
        string outside = Path.Combine(Path.GetDirectoryName(batch.Folder.Out)!, "outside.star");
        File.Copy(Path.Combine(batch.Folder.Out, "TS_0001.star"), outside);
        using var tool = InspectTool.Start(batch.Folder.Out);
        using var client = new HttpClient();
        foreach (string name in (string[])["TS_0002", "..%2foutside", "..%2Foutside", Uri.EscapeDataString(Path.ChangeExtension(outside, null)), "batch%2fplan"])
        {
            Assert.Equal(404, (int)(await client.GetAsync($"{tool.Address}?series={name}", Cancellation)).StatusCode);
            Assert.Equal(404, (int)(await client.GetAsync($"{tool.Address}api/series/{name}", Cancellation)).StatusCode);
        }

        // A series that has come since is there at once, whoever asks first.
        batch.Finish(2);
        await Task.Delay(TimeSpan.FromSeconds(1.2), Cancellation);
        Assert.Equal(200, (int)(await client.GetAsync($"{tool.Address}?series=TS_0002", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_page_is_told_only_what_it_does_not_know_yet()
    {
        var batch = Batch(20);
        for (int number = 1; number <= 10; number++) batch.Finish(number);
        using var tool = InspectTool.Start(batch.Folder.Out);
        using var client = new HttpClient();
        var first = await Ask(client, tool, 0);
        Assert.True(first.GetProperty("isWhole").GetBoolean());
        Assert.Equal(20, first.GetProperty("series").GetArrayLength());
        batch.Fail(11, Finding.Error("some-code", null, null, "something"));
        await Task.Delay(TimeSpan.FromSeconds(1.2), Cancellation);
        var second = await Ask(client, tool, first.GetProperty("number").GetInt64());
        Assert.False(second.GetProperty("isWhole").GetBoolean());
        Assert.Equal("TS_0011", Assert.Single(second.GetProperty("series").EnumerateArray()).GetProperty("name").GetString());
        File.Delete(Path.Combine(batch.Folder.Out, "TS_0003.star"));
        await Task.Delay(TimeSpan.FromSeconds(1.2), Cancellation);
        var third = await Ask(client, tool, second.GetProperty("number").GetInt64());
        Assert.Equal(JsonValueKind.Null, Assert.Single(third.GetProperty("series").EnumerateArray()).GetProperty("entry").ValueKind);
    }

    [Fact]
    public async Task A_thousand_series_do_not_freeze_the_page()
    {
        var batch = Batch(1000);
        for (int number = 1; number <= 960; number++) batch.Finish(number);
        for (int number = 961; number <= 990; number++) batch.Fail(number, Finding.Error("mrc-truncated", $"/data/{FollowedBatch.NameOf(number)}.mrc", null, "the file ends after 7 of 13 sections", "13 sections", "Copy the file again"));
        using var tool = InspectTool.Start(batch.Folder.Out);
        await using var page = await browser.NewPage();
        await page.Page.AddInitScriptAsync("window.longest = 0; new PerformanceObserver(list => { for (const one of list.getEntries()) window.longest = Math.max(window.longest, one.duration); }).observe({ type: 'longtask', buffered: true });");
        await page.Page.SetViewportSizeAsync(Laptop, Height);
        await page.Page.GotoAsync(tool.Address);
        await page.Page.WaitForSelectorAsync("body[data-ready='1']");
        await Counts(page, 960, 30, 0, 10);
        Assert.Equal(960, await page.Page.Locator("#series tbody tr").CountAsync());
        // Charts far below are not drawn before anybody comes near them.
        Assert.InRange(await page.Page.Locator("#multiples svg rect.frame").CountAsync(), 0, 100);
        double first = await page.Page.EvaluateAsync<double>("window.longest");
        await page.Page.EvaluateAsync("window.longest = 0");
        batch.Finish(991);
        await Counts(page, 961, 30, 0, 9);
        double later = await page.Page.EvaluateAsync<double>("window.longest");
        await File.WriteAllTextAsync(
            Path.Combine(Screenshots.Folder, "follow-thousand.txt"), string.Create(CultureInfo.InvariantCulture, $"1000 series: longest task {first:F0} ms at the beginning, {later:F0} ms when one more came\n"), Cancellation);
        await page.Page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots.Folder, "follow-thousand.png") });
        await page.Page.EvaluateAsync("document.querySelector('#multiples figure:last-child').scrollIntoView()");
        await page.Page.WaitForSelectorAsync("#multiples figure:last-child svg rect.frame");
        await page.Page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots.Folder, "follow-thousand-end.png") });
        page.AssertKeptTo(tool.Address);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private FollowedBatch Batch(int count)
    {
        string folder = Directory.CreateDirectory(Path.Combine(Thon.Tests.Repository.TemporaryFolder(), "corrected")).FullName;
        return new(folder, count, File.ReadAllText(Path.Combine(series.Folder, SimulatedSeries.Name + ".star")));
    }

    private async Task<WatchedPage> Open(InspectTool tool)
    {
        var page = await browser.NewPage();
        await page.Page.GotoAsync(tool.Address);
        await page.Page.WaitForSelectorAsync("body[data-ready='1']");
        return page;
    }

    private static async Task<double> Top(WatchedPage page, string name) =>
        await page.Page.EvaluateAsync<double>("name => document.querySelector(`tr[data-name='${name}']`).getBoundingClientRect().top", name);

    private static Task<IJSHandle> Counts(WatchedPage page, params int[] counts) => page.Page.WaitForFunctionAsync(
        "counts => JSON.stringify([...document.querySelectorAll('#batch-counts b')].map(one => Number(one.textContent))) === JSON.stringify(counts)", counts);

    private static Task<IJSHandle> Says(WatchedPage page, string selector, string words) =>
        page.Page.WaitForFunctionAsync("([selector, words]) => document.querySelector(selector).textContent === words", new[] { selector, words });

    private static async Task<JsonElement> Ask(HttpClient client, InspectTool tool, long seen) =>
        JsonDocument.Parse(await client.GetStringAsync($"{tool.Address}api/batch?seen={seen}", Cancellation)).RootElement;
}
