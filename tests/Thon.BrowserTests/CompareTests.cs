using Xunit;

namespace Thon.BrowserTests;

/// <summary>The comparison of an image before and after its correction.</summary>
/// <param name="series">The series.</param>
/// <param name="browser">The browser.</param>
[Collection(nameof(Inspection))]
public sealed class CompareTests(SimulatedSeries series, Chromium browser)
{
    private const int Side = 256, Half = Side / 2;
    private const double Same = 0.99;        // greys have 256 steps, and one pixel in fifty lies beyond them
    private const double Elsewhere = 0.3;    // noise of another place
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(0.5);

    [Fact]
    public async Task Before_and_after_the_correction_show_the_same_place()
    {
        await using var page = await Opened();
        await page.Page.SelectOptionAsync("#side", $"{Side}");
        await page.Page.ClickAsync("#place-right");
        await page.Page.ClickAsync("#place-up");
        // From the middle of 512 by 512 pixels half a square to the right and up: the square in the upper right corner.
        await page.Page.WaitForFunctionAsync("side => document.getElementById('place').textContent.startsWith('x 384, y 384') && ['before', 'after'].every(id => document.getElementById(id).naturalWidth === side)", Side);
        await page.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);
        int section = await page.Section();
        foreach (var (picture, stack) in ((string, string)[])[("before", series.RawStack), ("after", series.ProcessedStack)])
        {
            float[] shown = await Shown(page, picture);
            Assert.InRange(RawPixels.Correlation(shown, RawPixels.Square(stack, section, Side, Side, Side)), Same, 1);
            Assert.InRange(RawPixels.Correlation(shown, RawPixels.Square(stack, section, Half, Side, Side)), -Elsewhere, Elsewhere);
        }

        page.AssertCalm();
    }

    [Fact]
    public async Task Moving_the_place_before_the_overview_came_does_not_leave_that_of_another_tilt()
    {
        await using var page = await Opened();
        string former = (await page.Page.GetAttributeAsync("#overview", "src"))!;
        await page.Page.RouteAsync("**/compare?*", async route =>
        {
            await Task.Delay(Late);
            await route.ContinueAsync();
        });
        await page.Press("ArrowRight");
        await page.Press("Shift+ArrowLeft");
        Assert.Null(await page.Page.GetAttributeAsync("#overview", "src"));
        await page.Page.WaitForFunctionAsync("() => document.getElementById('overview').naturalWidth > 0");
        Assert.NotEqual(former, await page.Page.GetAttributeAsync("#overview", "src"));
        string own = (await page.Asked($"{SimulatedSeries.Name}/tilt/{await page.Section()}/compare?x=256&y=256&side=512")).GetProperty("before").GetString()!;
        Assert.Equal(own, await page.Page.GetAttributeAsync("#overview", "src"));
        page.AssertCalm();
    }

    [Fact]
    public async Task Pictures_that_cannot_be_read_leave_none_of_another_tilt()
    {
        await using var page = await Opened();
        await page.Page.RouteAsync("**/compare?*", route => route.FulfillAsync(new() { Status = 422, ContentType = "application/json", Body = """{"findings":["error: the image is gone"]}""" }));
        await page.Press("ArrowRight");
        await page.Page.WaitForFunctionAsync("() => document.getElementById('status').textContent.includes('the image is gone')");
        foreach (string picture in (string[])["#before", "#after", "#overview"]) Assert.Null(await page.Page.GetAttributeAsync(picture, "src"));
    }

    private async Task<InspectPage> Opened()
    {
        var page = await InspectPage.Open(browser, series.Served.Address);
        await page.Press("Home");
        await page.Page.ClickAsync("#compare");
        await page.Page.WaitForFunctionAsync("() => ['before', 'after', 'overview'].every(id => document.getElementById(id).naturalWidth > 0)");
        return page;
    }

    // The greys of a picture as the browser has them, row 0 at the top.
    private static async Task<float[]> Shown(InspectPage page, string picture) => await page.Page.EvaluateAsync<float[]>(
        """
        async id => {
            const image = document.getElementById(id);
            await image.decode();
            const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight), context = canvas.getContext('2d');
            context.drawImage(image, 0, 0);
            const pixels = context.getImageData(0, 0, canvas.width, canvas.height).data;
            return [...Array(canvas.width * canvas.height).keys()].map(i => pixels[4 * i]);
        }
        """,
        picture);
}
