using System.Net.Http.Json;
using System.Text.Json;
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

    [Fact]
    public async Task The_list_shows_a_series_as_it_was_saved()
    {
        using var tool = InspectTool.Start(Several(2));
        using var client = new HttpClient();
        await Ask(client, tool, "TS_02", "tilt/5/set", Numbers);
        await Ask(client, tool, "TS_02", "save");
        await using var page = await browser.NewPage();
        await page.Page.GotoAsync(tool.Address);
        Assert.Equal("1", await page.Page.GetAttributeAsync("tr[data-name='TS_02'] [data-field='manual']", "data-value"));
        Assert.Equal("0", await page.Page.GetAttributeAsync("tr[data-name='TS_01'] [data-field='manual']", "data-value"));
    }

    [Fact]
    public async Task A_STAR_file_that_another_program_wrote_is_read_again_when_its_series_is_opened()
    {
        string folder = Several(2), star = Path.Combine(folder, "TS_02.star");
        using var tool = InspectTool.Start(folder);
        string former = StarTable.Rows(star)[5]["rlnDefocusU"];
        File.WriteAllText(star, File.ReadAllText(star).Replace(former, "37123.5", StringComparison.Ordinal));
        using var client = new HttpClient();
        var tilts = (await Ask(client, tool, "TS_02", "")).GetProperty("report").GetProperty("tilts").EnumerateArray();
        Assert.Equal(37123.5, tilts.Single(tilt => tilt.GetProperty("section").GetInt32() == 5).GetProperty("numbers").GetProperty("defocusUAngstroms").GetDouble(), 1e-6);
        await Ask(client, tool, "TS_02", "tilt/4/set", Numbers);
        await Ask(client, tool, "TS_02", "save");
        Assert.Equal(37123.5, StarTable.Rows(star)[5].Number("rlnDefocusU"), 1e-6);
    }

    [Fact]
    public async Task Series_that_were_not_used_for_long_are_put_back_and_their_changes_are_there_again()
    {
        using var tool = InspectTool.Start(Several(5));
        using var client = new HttpClient();
        await Ask(client, tool, "TS_01", "tilt/5/set", Numbers);
        foreach (string name in (string[])["TS_02", "TS_03", "TS_04", "TS_05"]) await Ask(client, tool, name, "tilt/5/compare?x=256&y=256&side=512");
        // Each series that is open holds its stack before and after the correction.
        Assert.InRange(tool.OpenFiles(".mrc"), 1, 2 * MostOpen);
        var changes = (await Ask(client, tool, "TS_01", "")).GetProperty("edit").GetProperty("changes");
        Assert.Equal(5, Assert.Single(changes.EnumerateArray()).GetProperty("section").GetInt32());
    }

    [Fact]
    public async Task A_series_without_a_voltage_is_shown_by_its_numbers_and_does_not_end_the_tool()
    {
        string folder = Several(2), star = Path.Combine(folder, "TS_02.star");
        File.WriteAllText(star, File.ReadAllText(star).Replace("_rlnVoltage", "_otherVoltage", StringComparison.Ordinal));
        using var tool = InspectTool.Start(folder);
        using var client = new HttpClient();
        Assert.NotEmpty((await Ask(client, tool, "TS_02", "")).GetProperty("report").GetProperty("tilts").EnumerateArray());
        Assert.Equal(5, (await Ask(client, tool, "TS_02", "tilt/5")).GetProperty("tilt").GetProperty("section").GetInt32());
        var preview = await client.PostAsJsonAsync($"{tool.Address}api/series/TS_02/tilt/5/preview", Numbers, Cancellation);
        Assert.InRange((int)preview.StatusCode, 200, 499);
        Assert.NotEmpty((await Ask(client, tool, "TS_01", "")).GetProperty("report").GetProperty("tilts").EnumerateArray());
    }

    private const int MostOpen = 3;

    private static readonly object Numbers = new { defocus = 30500, astigmatism = 100, angle = 10, phase = 0 };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Several(int count)
    {
        string folder = series.Copy();
        foreach (string file in (string[])[".star", ".star.thon.json"])
            for (int number = 2; number <= count; number++) File.Copy(Path.Combine(folder, SimulatedSeries.Name + file), Path.Combine(folder, $"TS_{number:00}{file}"));
        return folder;
    }

    private static async Task<JsonElement> Ask(HttpClient client, InspectTool tool, string name, string path, object? body = null)
    {
        string address = $"{tool.Address}api/series/{name}" + (path.Length == 0 ? "" : "/" + path);
        using var answer = path == "save" || body is not null ? await client.PostAsJsonAsync(address, body ?? new { }, Cancellation) : await client.GetAsync(address, Cancellation);
        string text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }
}
