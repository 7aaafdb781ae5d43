using System.Text;
using Thon.Tests;
using Thon.Tests.Cli;
using Xunit;

namespace Thon.BrowserTests;

/// <summary>A batch that really runs, followed from its beginning to its end.</summary>
/// <param name="series">The series, of which the batch has copies.</param>
/// <param name="browser">The browser.</param>
[Collection(nameof(Inspection))]
public sealed class FollowRunTests(SimulatedSeries series, Chromium browser)
{
    private const int Good = 3;
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(60), Pause = TimeSpan.FromMilliseconds(50);

    [Fact]
    public async Task A_batch_is_followed_and_a_series_of_it_is_opened_while_others_are_worked_on()
    {
        string folder = Repository.TemporaryFolder(), input = Inputs(folder), output = Path.Combine(folder, "out");
        using var batch = ThonProcess.Start("batch", input, "--cs", "2.7", "--threads", "1", "--out", output);
        var (told, problems) = (batch.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), batch.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        using var patience = new CancellationTokenSource(StartTime);
        while (!File.Exists(Path.Combine(output, "batch", "plan.json")) && !batch.HasExited) await Task.Delay(Pause, patience.Token);
        Assert.False(batch.HasExited, batch.HasExited ? await problems : "");
        using var tool = InspectTool.Start(output);
        await using var page = await browser.NewPage();
        page.Page.SetDefaultTimeout((float)StartTime.TotalMilliseconds);
        await page.Page.GotoAsync(tool.Address);
        await page.Page.WaitForSelectorAsync("#running .one");
        await page.Page.WaitForSelectorAsync("#series tbody tr");
        await page.Screenshot("follow-run");
        string first = (await page.Page.GetAttributeAsync("#series tbody tr", "data-name"))!;
        await page.Page.ClickAsync($"tr[data-name='{first}'] a");
        await page.Page.WaitForSelectorAsync("#spectrum-figure img[src^='data:']");
        Assert.False(batch.HasExited, "the batch ended before a series of it was looked at");
        await page.Page.ClickAsync("#others");
        await page.Page.WaitForFunctionAsync("() => document.getElementById('standing').textContent === 'Finished; not all are done.'");
        await batch.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(batch.ExitCode == 1, await told + await problems);
        Assert.Equal(["3", "1", "0", "0"], await page.Page.Locator("#batch-counts b").AllTextContentsAsync());
        Assert.Equal(Good, await page.Page.Locator("#series tbody tr").CountAsync());
        Assert.Contains("TS_corrupt", await page.Page.InnerTextAsync("#failed"));
        await page.Screenshot("follow-finished");
        page.AssertKeptTo(tool.Address);
    }

    [Fact]
    public async Task A_series_that_somebody_inspects_is_not_written_anew_and_says_so()
    {
        string folder = Repository.TemporaryFolder(), input = Directory.CreateDirectory(Path.Combine(folder, "in")).FullName, output = Path.Combine(folder, "out");
        Copy(input, "TS_1");
        Assert.Equal(0, ThonProcess.Run("batch", input, "--cs", "2.7", "--out", output).ExitCode);
        string star = Path.Combine(output, "TS_1.star"), before = File.ReadAllText(star);
        using (var tool = InspectTool.Start(output))
        {
            using var client = new HttpClient();
            Assert.Equal(System.Net.HttpStatusCode.OK, (await client.GetAsync($"{tool.Address}api/series/TS_1", TestContext.Current.CancellationToken)).StatusCode);
            var refused = ThonProcess.Run("batch", input, "--cs", "2.7", "--correct", "none", "--out", output);
            Assert.Equal(1, refused.ExitCode);
            Assert.Contains("inspect-in-use", refused.Out + refused.Error);
            Assert.Equal(before, File.ReadAllText(star));
        }

        Assert.Equal(0, ThonProcess.Run("batch", input, "--cs", "2.7", "--correct", "none", "--out", output).ExitCode);
    }

    private string Inputs(string folder)
    {
        string input = Directory.CreateDirectory(Path.Combine(folder, "in")).FullName;
        for (int number = 1; number <= Good; number++) Copy(input, $"TS_{number}");
        File.WriteAllText(Path.Combine(input, "TS_corrupt.mrc"), "no stack", Encoding.ASCII);
        File.Copy(series.RawStack + ".mdoc", Path.Combine(input, "TS_corrupt.mrc.mdoc"));
        return input;
    }

    private void Copy(string folder, string name)
    {
        File.Copy(series.RawStack, Path.Combine(folder, name + ".mrc"));
        File.Copy(series.RawStack + ".mdoc", Path.Combine(folder, name + ".mrc.mdoc"));
    }
}
