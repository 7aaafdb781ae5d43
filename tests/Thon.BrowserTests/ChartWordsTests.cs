using Xunit;

namespace Thon.BrowserTests;

/// <summary>The words of the charts, and of the line above them: all of them can be read.</summary>
/// <param name="series">The series.</param>
/// <param name="browser">The browser.</param>
[Collection(nameof(Inspection))]
public sealed class ChartWordsTests(SimulatedSeries series, Chromium browser)
{
    [Fact]
    public async Task Titles_end_inside_their_charts()
    {
        await using var page = await Report();
        string[] cut = await page.Page.EvaluateAsync<string[]>("""
            () => {
                // The longest title, which the series here has no numbers for.
                const trace = { name: 'one', style: 'points', x: [0, 1], y: [0, 1] };
                const longest = { id: 'longest', title: 'Path of the beam through the specimen in the order of acquisition', x: { label: 'x' }, y: { label: 'y' }, traces: [trace], marks: [] };
                document.body.append(thon.charts.draw(longest).element);
                return [...document.querySelectorAll('svg.chart')].flatMap(chart => [...chart.querySelectorAll('.heading')]
                    .filter(line => line.getBBox().x + line.getBBox().width > chart.viewBox.baseVal.width).map(line => line.textContent));
            }
            """);
        Assert.Empty(cut);
    }

    [Fact]
    public async Task How_far_rings_are_seen_stands_above_the_curves_and_meets_no_other_word()
    {
        await using var page = await Report();
        int[] found = await page.Page.EvaluateAsync<int[]>("""
            () => {
                const charts = ['profile', 'agreement'].map(id => document.querySelector(`#${id} svg`));
                const words = charts.map(chart => [...chart.querySelectorAll('text')].find(text => text.textContent.startsWith('rings to')));
                const inside = charts.filter((chart, i) => words[i].getBoundingClientRect().bottom > chart.querySelector('.frame').getBoundingClientRect().top);
                const meets = (a, b) => a.left < b.right && b.left < a.right && a.top + 2 < b.bottom && b.top + 2 < a.bottom;
                const met = charts.flatMap((chart, i) => [...chart.querySelectorAll('text')].filter(text => text !== words[i] && meets(text.getBoundingClientRect(), words[i].getBoundingClientRect())));
                return [words.filter(Boolean).length, inside.length, met.length];
            }
            """);
        Assert.Equal([2, 0, 0], found);
    }

    [Fact]
    public async Task The_error_of_the_mean_stands_beside_the_mean()
    {
        await using var page = await Report();
        Assert.Matches(@"mean \d+ \u00b1 \d+ \u00c5, U \d+, V \d+ \u00c5", await page.Page.TextContentAsync("#numbers"));
    }

    private async Task<WatchedPage> Report()
    {
        var page = await browser.NewPage();
        await page.Page.GotoAsync(new Uri(Path.Combine(series.Folder, SimulatedSeries.Name + ".html")).AbsoluteUri);
        await page.Page.WaitForSelectorAsync("body[data-ready='1']");
        return page;
    }
}
