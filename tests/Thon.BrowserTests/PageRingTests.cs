using Microsoft.Playwright;
using Xunit;

namespace Thon.BrowserTests;

/// <summary>The picture of the spectrum: what is drawn over it, and what a click on it does. Zeros are those of the closed form, and pixels those of the painter: zero frequency in the middle of pixel (128, 128) of 256.</summary>
/// <param name="series">The series.</param>
/// <param name="browser">The browser.</param>
[Collection(nameof(Inspection))]
public sealed class PageRingTests(SimulatedSeries series, Chromium browser)
{
    private const int Section = 6, Side = 256, Zero = 4;
    private const double Mean = 30000, Astigmatism = 4000;

    // Pixels of the picture: places are exact but for the digits of a mouse and of a drawing. Half a pixel is what is guarded against.
    private const double Near = 0.1;

    // The same of an ellipse where Cs makes a zero a little more than that.
    private const double NearEllipse = 0.2;

    // What the page promises, pixels of the picture.
    private const double Apart = 6;

    [Fact]
    public async Task A_click_on_a_painted_zero_leaves_the_defocus_where_it_is_on_all_sides()
    {
        using var tool = InspectTool.Start(series.Copy());
        await using var page = await InspectPage.Open(browser, tool.Address);
        await Set(page, Mean, 0, 0);
        double highest = await Highest(page), k = ZeroAt(Zero, Mean), pixel = 2 * Mean * highest / (Side / 2 * k);
        foreach (double angle in new[] { 0, Math.PI / 2, Math.PI, 3 * Math.PI / 2 })
        {
            await Click(page, Side / 2 * k / highest, angle);
            await page.WaitForChanges(4);
            Assert.InRange(await page.Defocus(Section) - Mean, -Near * pixel, Near * pixel);
            await page.Press("z");
            await page.WaitForChanges(3);
            await page.Ready();
        }

        page.AssertCalm();
    }

    [Theory]
    [InlineData(30)]
    [InlineData(-60)]
    public async Task The_arcs_lie_on_the_zeros_of_an_astigmatic_CTF_and_the_readout_names_that_which_a_click_takes(double angle)
    {
        using var tool = InspectTool.Start(series.Copy());
        await using var page = await InspectPage.Open(browser, tool.Address);
        await Set(page, Mean, Astigmatism, angle);
        double highest = await Highest(page);
        double[][] arcs = await Arcs(page);
        Assert.True(arcs.Length >= Zero, $"{arcs.Length} zeros are drawn");
        for (int n = 1; n <= arcs.Length; n++)
            for (int i = 0; i < arcs[n - 1].Length; i += 2)
            {
                double x = arcs[n - 1][i] * Side - (Side + 1) / 2.0, y = (Side + 1) / 2.0 - arcs[n - 1][i + 1] * Side;
                Assert.InRange(Math.Sqrt(x * x + y * y) - Side / 2 * ZeroAt(n, Along(Math.Atan2(y, x), angle)) / highest, -NearEllipse, NearEllipse);
            }

        foreach (double across in new[] { angle, angle + 90 })
        {
            double k = ZeroAt(Zero, Along(across * Math.PI / 180, angle));
            var (px, py) = await Place(page, Side / 2 * k / highest, across * Math.PI / 180);
            await page.Page.Mouse.MoveAsync(px, py);
            Assert.Contains($"zero {Zero} is at {1 / k:0.0}", await page.Page.TextContentAsync("#readout"), StringComparison.Ordinal);
        }

        await page.Screenshot("inspect-zeros");
        page.AssertCalm();
    }

    [Fact]
    public async Task Zeros_are_drawn_while_they_stand_apart()
    {
        using var tool = InspectTool.Start(series.Copy());
        await using var page = await InspectPage.Open(browser, tool.Address);
        await Set(page, 3 * Mean, 0, 0);
        double pixels = Side / 2 / await Highest(page);
        int apart = Enumerable.Range(1, 1000).TakeWhile(n => pixels * (ZeroAt(n, 3 * Mean) - (n == 1 ? 0 : ZeroAt(n - 1, 3 * Mean))) >= Apart).Count();
        Assert.Equal(apart, (await Arcs(page)).Length);
        await page.Screenshot("inspect-zeros-fine");
        page.AssertCalm();
    }

    [Theory]
    [InlineData(1.5, 0)]
    [InlineData(170, 45)]
    public async Task A_click_where_the_spectrum_is_blank_is_refused_in_words(double pixels, double degrees)
    {
        using var tool = InspectTool.Start(series.Copy());
        await using var page = await InspectPage.Open(browser, tool.Address);
        await page.GoTo(Section);
        await Click(page, pixels, degrees * Math.PI / 180);
        await page.Page.WaitForFunctionAsync("() => document.getElementById('status').textContent.includes('blank')");
        Assert.False(await page.IsDirty());
        page.AssertCalm();
    }

    private static async Task Set(InspectPage page, double mean, double astigmatism, double angle)
    {
        await page.GoTo(Section);
        int changes = 0;
        foreach (var (field, value) in new[] { ("defocus", mean), ("astigmatism", astigmatism + 1), ("astigmatism", astigmatism) })
        {
            await page.Type(field, value);
            await page.WaitForChanges(++changes);
            await page.Ready();
        }

        if (astigmatism == 0) return;
        await page.Type("angle", angle);
        await page.WaitForChanges(++changes);
        await page.Ready();
    }

    private static async Task<double> Highest(InspectPage page) =>
        (await page.Asked($"{SimulatedSeries.Name}/tilt/{Section}")).GetProperty("tilt").GetProperty("spectrumHighest").GetDouble();

    /// <summary>Where on the page a place of the picture is, stated from zero frequency.</summary>
    private static async Task<(float X, float Y)> Place(InspectPage page, double pixels, double radians)
    {
        var (x, y, width, height) = await page.PlaceOf("#spectrum");
        return ((float)(x + width * (Side / 2 + 0.5 + pixels * Math.Cos(radians)) / Side), (float)(y + height * (Side / 2 + 0.5 - pixels * Math.Sin(radians)) / Side));
    }

    private static async Task Click(InspectPage page, double pixels, double radians)
    {
        var (x, y) = await Place(page, pixels, radians);
        await page.Page.Mouse.ClickAsync(x, y);
    }

    /// <summary>Points along the arcs of every zero, as parts of the picture from its left and its top.</summary>
    private static Task<double[][]> Arcs(InspectPage page) => page.Page.EvaluateAsync<double[][]>("""
        () => {
            const box = document.getElementById('spectrum').getBoundingClientRect();
            return [...document.querySelectorAll('#rings .zero')].map(path => Array.from({ length: 41 }, (_, i) => {
                const on = path.getPointAtLength(path.getTotalLength() * i / 40).matrixTransform(path.getScreenCTM());
                return [(on.x - box.left) / box.width, (on.y - box.top) / box.height];
            }).flat());
        }
        """);

    private static double Along(double radians, double angle) => Mean + Astigmatism / 2 * Math.Cos(2 * (radians - angle * Math.PI / 180));

    // The k at which pi lambda df k^2 - (pi/2) Cs lambda^3 k^4 + asin(A) = n pi, with the optics of the simulated series: 300 kV, 2.7 mm, 0.07.
    private static double ZeroAt(int n, double defocus)
    {
        const double wavelength = 0.0196875, aberration = 2.7e7, amplitude = 0.07;
        double b = Math.PI * wavelength * defocus, c = Math.PI / 2 * aberration * Math.Pow(wavelength, 3), turn = n * Math.PI - Math.Asin(amplitude);
        return Math.Sqrt(2 * turn / (b + Math.Sqrt(b * b - 4 * c * turn)));
    }
}
