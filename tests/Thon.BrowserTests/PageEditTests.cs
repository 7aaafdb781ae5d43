using Xunit;

namespace Thon.BrowserTests;

/// <summary>The inspect page, worked with: what a hand does, what comes of it, and what does not.</summary>
/// <param name="series">The series.</param>
/// <param name="browser">The browser.</param>
[Collection(nameof(Inspection))]
public sealed class PageEditTests(SimulatedSeries series, Chromium browser)
{
    private const int Section = 6;                    // zero degrees: rings to high frequencies
    private const double Moved = 600;                 // angstrom; several rings later, and still in reach of a new fit
    private const double SigmasApart = 3;             // the same image fitted again from elsewhere: far less than a standard error is expected
    private const double RadiansOffZero = 0.15;       // a click hits a pixel of the picture, which is coarser than a ring

    [Fact]
    public async Task Dragging_the_defocus_moves_picture_and_curve_and_stores_nothing_until_it_is_let_go()
    {
        using var tool = InspectTool.Start(series.Copy());
        await using var page = await InspectPage.Open(browser, tool.Address);
        await page.GoTo(Section);
        (string picture, string profile, double defocus) = (await page.Picture(), await page.Profile(), await page.Defocus(Section));
        await Drag(page, "#defocus", 0.02, async () =>
        {
            await page.Page.WaitForFunctionAsync("before => document.getElementById('spectrum').src !== before", picture);
            Assert.NotEqual(profile, await page.Profile());
            Assert.False(await page.IsDirty());
            Assert.Equal(defocus, await page.Defocus(Section));
            await page.Screenshot("inspect-drag");
        });
        await page.Holds(Section, "source", "manual");
        Assert.True(await page.IsDirty());
        Assert.NotEqual(defocus, await page.Defocus(Section));
        page.AssertCalm();
    }

    [Fact]
    public async Task A_click_on_the_picture_puts_a_zero_of_the_CTF_there()
    {
        using var tool = InspectTool.Start(series.Copy());
        await using var page = await InspectPage.Open(browser, tool.Address);
        await page.GoTo(Section);
        double highest = (await page.Asked($"{SimulatedSeries.Name}/tilt/{Section}")).GetProperty("tilt").GetProperty("spectrumHighest").GetDouble();
        var (x, y, width, height) = await page.PlaceOf("#spectrum");
        // Up and to the right, at two fifths of the way to the side.
        const double along = 0.4, angle = 35 * Math.PI / 180;
        await page.Page.Mouse.ClickAsync((float)(x + width / 2 * (1 + along * Math.Cos(angle))), (float)(y + height / 2 * (1 - along * Math.Sin(angle))));
        await page.Holds(Section, "source", "manual");
        double u = await page.Number(Section, "defocusUAngstroms"), v = await page.Number(Section, "defocusVAngstroms"), axis = await page.Number(Section, "defocusAngleDegrees") * Math.PI / 180;
        double turns = CtfPhase(along * highest, (u + v) / 2 + (u - v) / 2 * Math.Cos(2 * (angle - axis))) / Math.PI;
        Assert.InRange(Math.Abs(turns - Math.Round(turns)) * Math.PI, 0, RadiansOffZero);
        await page.Screenshot("inspect-ring");
        page.AssertCalm();
    }

    [Fact]
    public async Task A_tilt_that_was_set_wrong_comes_back_within_its_errors_when_it_is_fitted_anew()
    {
        using var tool = InspectTool.Start(series.Copy());
        await using var page = await InspectPage.Open(browser, tool.Address);
        await page.GoTo(Section);
        double fitted = await page.Defocus(Section), sigma = await page.Number(Section, "sigmaAngstroms");
        await page.Type("defocus", fitted + Moved);
        await page.Holds(Section, "source", "manual");
        Assert.Equal(fitted + Moved, await page.Defocus(Section), 1);
        await page.Page.ClickAsync("#refit-tilt");
        await page.Holds(Section, "source", "fit");
        Assert.InRange(await page.Defocus(Section), fitted - SigmasApart * sigma, fitted + SigmasApart * sigma);
        page.AssertCalm();
    }

    [Fact]
    public async Task The_series_fitted_anew_has_its_errors_again()
    {
        using var tool = InspectTool.Start(series.Copy());
        await using var page = await InspectPage.Open(browser, tool.Address);
        await page.GoTo(Section);
        double fitted = await page.Defocus(Section), sigma = await page.Number(Section, "sigmaAngstroms");
        await page.Type("defocus", fitted + Moved);
        await page.Holds(Section, "source", "manual");
        await page.Page.ClickAsync("#refit-series");
        await page.WaitForChanges(2);
        await page.Ready();
        Assert.InRange(await page.Defocus(Section), fitted - SigmasApart * sigma, fitted + SigmasApart * sigma);
        Assert.All(await page.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('#tilts td[data-field=source]')].map(cell => cell.dataset.value)"), source => Assert.Equal("fit", source));
        page.AssertCalm();
    }

    [Fact]
    public async Task A_tilt_left_out_says_so_and_undoing_brings_back_every_digit()
    {
        using var tool = InspectTool.Start(series.Copy());
        await using var page = await InspectPage.Open(browser, tool.Address);
        await page.GoTo(Section);
        string? u = await page.Value(Section, "defocusUAngstroms"), verdict = await page.Value(Section, "verdict");
        await page.Page.ClickAsync("#exclude");
        await page.Holds(Section, "verdict", "excluded");
        await page.Screenshot("inspect-excluded");
        Assert.NotEqual(u, await page.Value(Section, "defocusUAngstroms"));
        await page.Press("z");
        await page.Holds(Section, "verdict", verdict!);
        Assert.Equal(u, await page.Value(Section, "defocusUAngstroms"));
        await page.Page.ClickAsync("#redo");
        await page.Holds(Section, "verdict", "excluded");
        await page.Page.ClickAsync("#undo");
        await page.Holds(Section, "verdict", verdict!);
        Assert.False(await page.IsDirty());
        page.AssertCalm();
    }

    // pi lambda df k^2 - (pi/2) Cs lambda^3 k^4 + asin(A), with the optics of the simulated series: 300 kV, 2.7 mm, 0.07.
    private static double CtfPhase(double k, double defocus)
    {
        const double wavelength = 0.0196875, aberration = 2.7e7, amplitude = 0.07;
        return Math.PI * wavelength * defocus * k * k - Math.PI / 2 * aberration * Math.Pow(wavelength, 3) * Math.Pow(k, 4) + Math.Asin(amplitude);
    }

    private static async Task Drag(InspectPage page, string range, double part, Func<Task> meanwhile)
    {
        var (x, y, width, height) = await page.PlaceOf(range);
        double at = await page.Page.EvaluateAsync<double>("range => { const e = document.querySelector(range); return (e.value - e.min) / (e.max - e.min); }", range);
        float from = (float)(x + width * at), middle = (float)(y + height / 2);
        await page.Page.Mouse.MoveAsync(from, middle);
        await page.Page.Mouse.DownAsync();
        await page.Page.Mouse.MoveAsync((float)(from + width * part), middle, new() { Steps = 5 });
        await meanwhile();
        await page.Page.Mouse.UpAsync();
    }
}
