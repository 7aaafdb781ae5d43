using Thon.Batch;
using Thon.Findings;
using Thon.Pipeline.Reporting;

namespace Thon.Web;

/// <summary>The inspect page of the series of a folder, at an address of this machine that holds a secret. Disposing ends it; what was changed and not saved stays as a draft beside each series.</summary>
public sealed class InspectServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _ending;
    private readonly SeriesShelf _shelf;
    private readonly LocalServer _server;

    private InspectServer(CancellationTokenSource ending, SeriesShelf shelf, LocalServer server, string address) =>
        (_ending, _shelf, _server, Address) = (ending, shelf, server, address);

    /// <summary>The full address with its token, ending in a slash.</summary>
    public string Address { get; }

    /// <summary>Begins to serve. A series is opened when it is first looked at.</summary>
    /// <param name="found">The series, in the order of the index page.</param>
    /// <param name="settings">Where and how.</param>
    /// <param name="cancellation">Stops the beginning.</param>
    /// <exception cref="BadInputException">The port cannot be had.</exception>
    public static Task<InspectServer> StartAsync(IReadOnlyList<StoredSeries> found, InspectServerSettings settings, CancellationToken cancellation = default) =>
        StartAsync(found, _ => null, settings, cancellation);

    /// <summary>Begins to serve the series of a batch, which may be under way: those that are done later are listed as they come.</summary>
    /// <param name="folder">The folder of the batch.</param>
    /// <param name="settings">Where and how.</param>
    /// <param name="cancellation">Stops the beginning.</param>
    /// <exception cref="BadInputException">The port cannot be had, or the folder not be listed.</exception>
    public static Task<InspectServer> FollowAsync(BatchFolder folder, InspectServerSettings settings, CancellationToken cancellation = default) =>
        StartAsync([], shelf => Follower(folder, shelf), settings, cancellation);

    private static BatchFollower Follower(BatchFolder folder, SeriesShelf shelf)
    {
        var follower = new BatchFollower(folder, shelf, TimeProvider.System);
        follower.Refresh();
        return follower;
    }

    private static async Task<InspectServer> StartAsync(IReadOnlyList<StoredSeries> found, Func<SeriesShelf, BatchFollower?> follow, InspectServerSettings settings, CancellationToken cancellation)
    {
        var ending = new CancellationTokenSource();
        var shelf = new SeriesShelf(found, settings, ending.Token);
        var token = AccessToken.New();
        try
        {
            var follower = follow(shelf);
            var pages = new GuardedPages(token, new InspectRoutes(shelf, follower, ending.Token).Answer);
            var server = await LocalServer.StartAsync(settings.Port, pages.Answer, cancellation);
            if (follower is null) shelf.OpenAhead();
            return new(ending, shelf, server, $"http://127.0.0.1:{server.Port}/{token.Text}/");
        }
        catch
        {
            shelf.Dispose();
            ending.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _server.DisposeAsync();
        _shelf.Dispose();
        _ending.Dispose();
    }
}
