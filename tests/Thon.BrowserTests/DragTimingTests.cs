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

    [Fact]
    public async Task Times_of_the_first_page_and_of_a_drag_are_written_down()
    {
        string folder = series.Copy();
        var clock = Stopwatch.StartNew();
        using var tool = InspectTool.Start(folder);
        double started = clock.Elapsed.TotalMilliseconds;
        await using var page = await InspectPage.Open(browser, tool.Address);
        double drawn = clock.Elapsed.TotalMilliseconds;
        await page.Page.FocusAsync("#defocus");
        for (int step = 0; step < Steps; step++) await page.Page.Keyboard.PressAsync(step % 8 < 4 ? "ArrowRight" : "ArrowLeft");
        await page.Page.WaitForFunctionAsync("() => window.thonTimings.length > 0");
        double[] times = [.. (await page.Page.EvaluateAsync<double[]>("window.thonTimings")).Order()];
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"512 x 512, {StarTable.Rows(Path.Combine(folder, SimulatedSeries.Name + ".star")).Count} tilts\naddress printed {started:F0} ms after the start, first tilt drawn {drawn:F0} ms\ndrag to painted: {times.Length} times, median {times[times.Length / 2]:F0} ms, longest {times[^1]:F0} ms\n");
        await File.WriteAllTextAsync(Path.Combine(Screenshots.Folder, "timings.txt"), text, TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper?.WriteLine(text);
        Assert.NotEmpty(times);
    }
}
