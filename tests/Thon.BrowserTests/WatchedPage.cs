using System.Collections.Concurrent;
using Microsoft.Playwright;
using Xunit;

namespace Thon.BrowserTests;

/// <summary>A page of which everything is kept that it asks for and complains about.</summary>
internal sealed class WatchedPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _requests = new(), _errors = new();

    /// <summary>Watches a page; both go together.</summary>
    public WatchedPage(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Request += (_, request) => _requests.Enqueue(request.Url);
        page.PageError += (_, error) => _errors.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") _errors.Enqueue($"{message.Text} {message.Location}");
        };
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>What was asked for so far.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>Nothing was asked for that does not begin like this, and no script failed.</summary>
    public void AssertKeptTo(string address)
    {
        Assert.All(_requests, url => Assert.True(url.StartsWith(address, StringComparison.Ordinal) || url.StartsWith("data:", StringComparison.Ordinal), url));
        Assert.True(_errors.IsEmpty, string.Join('\n', _errors));
    }

    /// <summary>Keeps a picture of the whole page among the artifacts.</summary>
    public Task Screenshot(string name) => Page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots.Folder, name + ".png"), FullPage = true });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
