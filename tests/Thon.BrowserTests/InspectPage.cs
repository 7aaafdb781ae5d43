using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace Thon.BrowserTests;

/// <summary>The inspect page as a person at it sees and works it.</summary>
internal sealed class InspectPage : IAsyncDisposable
{
    private readonly WatchedPage _watched;
    private readonly string _address;

    private InspectPage(WatchedPage watched, string address) => (_watched, _address) = (watched, address);

    /// <summary>The page itself.</summary>
    public IPage Page => _watched.Page;

    /// <summary>Opens the page, and waits until a tilt is drawn.</summary>
    public static async Task<InspectPage> Open(Chromium browser, string address)
    {
        var page = new InspectPage(await browser.NewPage(), address);
        await page.Page.GotoAsync(address);
        await page.Ready();
        return page;
    }

    /// <summary>Waits until a tilt is drawn.</summary>
    public Task Ready() => Page.WaitForSelectorAsync("body[data-ready='1']");

    /// <summary>The section that is looked at.</summary>
    public async Task<int> Section() => int.Parse((await Page.TextContentAsync("#section"))!.Trim(), CultureInfo.InvariantCulture);

    /// <summary>Goes to a section by a click on its row.</summary>
    public async Task GoTo(int section)
    {
        await Page.ClickAsync($"#tilts tr[data-section='{section}']");
        await Shows(section);
    }

    /// <summary>Presses a key at the page itself.</summary>
    public async Task Press(string key)
    {
        await Page.EvaluateAsync("document.activeElement?.blur()");
        await Page.Keyboard.PressAsync(key);
    }

    /// <summary>Waits until a section is drawn.</summary>
    public Task Shows(int section) =>
        Page.WaitForFunctionAsync("section => document.body.dataset.ready === '1' && document.getElementById('section').textContent.trim() === String(section)", section);

    /// <summary>What stands in a cell in full; null where nothing does.</summary>
    public Task<string?> Value(int section, string field) => Page.GetAttributeAsync($"#tilts tr[data-section='{section}'] [data-field='{field}']", "data-value");

    /// <summary>The number in a cell in full.</summary>
    public async Task<double> Number(int section, string field) => double.Parse((await Value(section, field))!, CultureInfo.InvariantCulture);

    /// <summary>The mean defocus in the table, angstrom.</summary>
    public async Task<double> Defocus(int section) => (await Number(section, "defocusUAngstroms") + await Number(section, "defocusVAngstroms")) / 2;

    /// <summary>Waits until a cell holds a value.</summary>
    public Task Holds(int section, string field, string value) => Page.WaitForSelectorAsync($"#tilts tr[data-section='{section}'] [data-field='{field}'][data-value='{value}']");

    /// <summary>Types a number into a field and leaves it.</summary>
    public async Task Type(string field, double value)
    {
        await Page.FillAsync($"#{field}-number", value.ToString(CultureInfo.InvariantCulture));
        await Page.PressAsync($"#{field}-number", "Enter");
    }

    /// <summary>The picture of the spectrum.</summary>
    public async Task<string> Picture() => (await Page.GetAttributeAsync("#spectrum", "src"))!;

    /// <summary>The drawing of the rings.</summary>
    public Task<string> Profile() => Page.InnerHTMLAsync("#profile");

    /// <summary>What the tool itself says of the series.</summary>
    public async Task<JsonElement> Asked(string path)
    {
        string text = await Page.EvaluateAsync<string>("async url => (await fetch(url)).text()", new Uri(new Uri(_address), "api/series/" + path).AbsoluteUri);
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Whether anything was changed and not saved.</summary>
    public async Task<bool> IsDirty() => (await Asked(SimulatedSeries.Name)).GetProperty("edit").GetProperty("isDirty").GetBoolean();

    /// <summary>Waits until the tool has something to save.</summary>
    public async Task WaitForChanges(int count) => await Page.WaitForFunctionAsync("count => document.querySelectorAll('#changes > :not(.none)').length === count", count);

    /// <summary>Waits until the line of the page holds words.</summary>
    public Task StatusHolds(string words) => Page.WaitForFunctionAsync("words => document.getElementById('status').textContent.includes(words)", words);

    /// <summary>Saves, and waits for the word that it is done.</summary>
    public async Task Save()
    {
        await Page.ClickAsync("#save");
        await Page.ClickAsync("#save-confirm");
        await Page.WaitForFunctionAsync("() => document.getElementById('status').textContent.startsWith('Saved')");
    }

    /// <summary>The place of an element.</summary>
    public async Task<(double X, double Y, double Width, double Height)> PlaceOf(string selector)
    {
        await Page.Locator(selector).ScrollIntoViewIfNeededAsync();
        var box = (await Page.Locator(selector).BoundingBoxAsync())!;
        return (box.X, box.Y, box.Width, box.Height);
    }

    /// <summary>Keeps a picture of the page.</summary>
    public Task Screenshot(string name) => _watched.Screenshot(name);

    /// <summary>Nothing was asked for elsewhere, and no script complained.</summary>
    public void AssertCalm() => _watched.AssertKeptTo(_address);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _watched.DisposeAsync();
}
