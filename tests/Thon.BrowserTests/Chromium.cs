using Microsoft.Playwright;
using Xunit;

namespace Thon.BrowserTests;

/// <summary>Debian's browser without a window. Each page has a context of its own, as empty as that of a new user.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Executable = "/usr/bin/chromium";

    // No window, no root's sandbox, and nothing of the browser's own that calls home.
    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-proxy-server",
    ];

    private IPlaywright? _driver;
    private IBrowser? _browser;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Executable)) return;
        _driver = await Playwright.CreateAsync();
        _browser = await _driver.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Headless = true, Args = Arguments });
    }

    /// <summary>A new page; the test is skipped, saying so, where there is no browser.</summary>
    internal async Task<WatchedPage> NewPage()
    {
        Assert.SkipWhen(_browser is null, $"no browser at {Executable}; on Debian: apt install chromium");
        var context = await _browser!.NewContextAsync(new() { ViewportSize = new() { Width = 1400, Height = 1000 } });
        return new(context, await context.NewPageAsync());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _driver?.Dispose();
    }
}
