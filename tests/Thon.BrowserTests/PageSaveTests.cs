using System.Text.Json;
using Thon.Tests.Cli;
using Xunit;

namespace Thon.BrowserTests;

/// <summary>What was changed in the page is kept, whatever happens to browser and tool, and saving writes it with who did it.</summary>
/// <param name="series">The series.</param>
/// <param name="browser">The browser.</param>
[Collection(nameof(Inspection))]
public sealed class PageSaveTests(SimulatedSeries series, Chromium browser)
{
    private const int Section = 5;
    private const string Who = "night shift";

    [Fact]
    public async Task Saving_writes_the_numbers_of_the_page_and_the_record_says_whose_they_are()
    {
        string folder = series.Copy();
        string star = Path.Combine(folder, SimulatedSeries.Name + ".star");
        using var tool = InspectTool.Start(folder, "--by", Who);
        await using var page = await InspectPage.Open(browser, tool.Address);
        await page.GoTo(Section);
        await page.Type("defocus", await page.Defocus(Section) + 250);
        await page.Holds(Section, "source", "manual");
        await page.Save();
        await page.Screenshot("inspect-saved");
        await StarNumbers.AssertShown(star, page.Value);
        Assert.Equal("manual", StarTable.Rows(star)[Section]["thonDefocusSource"]);
        Assert.False(await page.IsDirty());
        AssertRecorded(star + ".thon.json");
        var history = ThonProcess.Run("history", star);
        Assert.Equal(0, history.ExitCode);
        Assert.Contains(Who, history.Out);
        page.AssertCalm();
    }

    [Fact]
    public async Task Changes_that_were_not_saved_outlive_the_page_and_the_tool()
    {
        string folder = series.Copy();
        string? changed;
        using (var tool = InspectTool.Start(folder))
        {
            await using var page = await InspectPage.Open(browser, tool.Address);
            await page.GoTo(Section);
            await page.Type("defocus", await page.Defocus(Section) - 333);
            await page.Holds(Section, "source", "manual");
            changed = await page.Value(Section, "defocusUAngstroms");
            await page.Page.ReloadAsync();
            await page.Ready();
            Assert.Equal(changed, await page.Value(Section, "defocusUAngstroms"));
            await page.WaitForChanges(1);
            page.AssertCalm();
            tool.Kill();
        }

        using var again = InspectTool.Start(folder);
        await using var later = await InspectPage.Open(browser, again.Address);
        Assert.Equal(changed, await later.Value(Section, "defocusUAngstroms"));
        Assert.Equal("manual", await later.Value(Section, "source"));
        await later.WaitForChanges(1);
        Assert.True(await later.IsDirty());
    }

    private static void AssertRecorded(string record)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(record));
        var manual = json.RootElement.GetProperty("record").GetProperty("history").EnumerateArray().Select(job => job.TryGetProperty("manual", out var one) ? one : default).Last(one => one.ValueKind == JsonValueKind.Object);
        Assert.Equal(Who, manual.GetProperty("by").GetString());
        Assert.Equal([Section], manual.GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("section").GetInt32()));
    }
}
