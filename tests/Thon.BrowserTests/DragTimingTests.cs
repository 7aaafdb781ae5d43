using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Thon.BrowserTests;

/// <summary>How long things take, written down for people; times depend on what else the machine does, so none is asserted.</summary>
/// <param name="series">The series.</param>
/// <param name="browser">The browser.</param>
[Collection(nameof(Inspection))]
public sealed class DragTimingTests(SimulatedSeries series, Chromium browser)
{
    private const int Steps = 40;
    private static readonly TimeSpan StepTime = TimeSpan.FromMilliseconds(30);   // a hand that does not hurry

    [Fact]
    public async Task Times_of_the_first_page_and_of_a_drag_are_written_down()
    {
        string folder = series.Copy();
        var clock = Stopwatch.StartNew();
        using var tool = InspectTool.Start(folder);
        double started = clock.Elapsed.TotalMilliseconds;
        await using var page = await InspectPage.Open(browser, tool.Address);
        double drawn = clock.Elapsed.TotalMilliseconds;
        await Drag(page);
        await page.Page.WaitForFunctionAsync("() => window.thonTimings.length > 0");
        double[] times = [.. (await page.Page.EvaluateAsync<double[]>("window.thonTimings")).Order()];
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"512 x 512, {StarTable.Rows(Path.Combine(folder, SimulatedSeries.Name + ".star")).Count} tilts\naddress printed {started:F0} ms after the start, first tilt drawn {drawn:F0} ms\ndrag to painted: {times.Length} times, median {times[times.Length / 2]:F0} ms, longest {times[^1]:F0} ms\n");
        await File.WriteAllTextAsync(Path.Combine(Screenshots.Folder, "timings.txt"), text, TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper?.WriteLine(text);
        Assert.NotEmpty(times);
    }

    private static async Task Drag(InspectPage page)
    {
        var (x, y, width, height) = await page.PlaceOf("#defocus");
        float middle = (float)(y + height / 2), from = (float)(x + width / 2);   // a fresh slider stands in its middle
        await page.Page.Mouse.MoveAsync(from, middle);
        await page.Page.Mouse.DownAsync();
        for (int step = 1; step <= Steps; step++)
        {
            await page.Page.Mouse.MoveAsync(from + step, middle);
            await Task.Delay(StepTime, TestContext.Current.CancellationToken);
        }

        await page.Page.Mouse.UpAsync();
    }
}
