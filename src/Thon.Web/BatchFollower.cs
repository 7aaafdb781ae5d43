using Thon.Batch;
using Thon.Batch.Ledger;
using Thon.Pipeline.Reporting;
using Thon.Report.Pages;

namespace Thon.Web;

/// <summary>Follows a batch: puts the series that come to lie in its folder onto the shelf, and tells each page what is new to it. The disk is looked at when a page asks, at most once a second, however many pages do.</summary>
/// <param name="folder">The folder of the batch.</param>
/// <param name="shelf">Where its series are put.</param>
/// <param name="clock">The time.</param>
internal sealed class BatchFollower(BatchFolder folder, SeriesShelf shelf, TimeProvider clock)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    private readonly object _gate = new();
    private readonly BatchStandingReader _ledger = new(folder);
    private readonly FolderIndexReader _files = new(folder.Out);
    private readonly Dictionary<string, News> _known = new(StringComparer.Ordinal);
    private (BatchStanding Standing, FolderIndex Files, long Time)? _last;
    private long _number, _beginning;

    /// <summary>What the page is called: the name of the folder.</summary>
    public string Title { get; } = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder.Out)));

    /// <summary>Puts what has come to lie in the folder onto the shelf.</summary>
    /// <exception cref="Findings.BadInputException">The folder has gone, or cannot be listed.</exception>
    public void Refresh()
    {
        lock (_gate) Look();
    }

    /// <summary>What is new since an answer.</summary>
    /// <param name="seen">The number of that answer; 0 for none.</param>
    /// <exception cref="Findings.BadInputException">The folder has gone, or cannot be listed.</exception>
    public BatchAnswer Since(long seen)
    {
        lock (_gate)
        {
            var (standing, files) = Look();
            bool isWhole = seen < _beginning || seen > _number || seen == 0;
            var news = _known.Where(one => isWhole || one.Value.Number > seen).OrderBy(one => one.Value.Place);
            return new(_number, isWhole, BatchState.Of(standing, files.Findings, clock.GetUtcNow()), [.. news.Select(one => BatchSeries.Of(one.Key, one.Value.Standing, one.Value.Entry))]);
        }
    }

    private (BatchStanding Standing, FolderIndex Files) Look()
    {
        if (_last is { } last && clock.GetElapsedTime(last.Time) < Freshness) return (last.Standing, last.Files);
        var (standing, files) = (_ledger.Read(), _files.Read());
        shelf.Arrange([.. files.Series.Select(one => one.Star)]);
        Compare(standing, files.Series.DistinctBy(one => one.Entry.Name).ToDictionary(one => one.Entry.Name, one => one.Entry, StringComparer.Ordinal));
        _last = (standing, files, clock.GetTimestamp());
        return (standing, files);
    }

    // What has not changed is the same object as before.
    private void Compare(BatchStanding standing, Dictionary<string, IndexEntry> entries)
    {
        var standings = standing.Series.DistinctBy(one => one.Name).ToDictionary(one => one.Name, StringComparer.Ordinal);
        string[] names = [.. standings.Keys, .. entries.Keys.Where(name => !standings.ContainsKey(name)).Order(StringComparer.Ordinal)];
        for (int place = 0; place < names.Length; place++)
        {
            string name = names[place];
            var one = standings.GetValueOrDefault(name);
            var known = _known.GetValueOrDefault(name);
            var entry = IsAtWork(standing, one) ? known?.Entry : entries.GetValueOrDefault(name);
            bool isKnown = known is not null && ReferenceEquals(known.Standing, one) && ReferenceEquals(known.Entry, entry);
            _known[name] = new(isKnown ? known!.Number : ++_number, place, one, entry);
        }

        // A page is not told that a series has gone: it begins anew.
        foreach (string gone in _known.Keys.Except(names).ToArray())
        {
            _known.Remove(gone);
            _beginning = ++_number;
        }
    }

    // Its files come one after the other, and it cannot be opened before the last of them is there.
    private static bool IsAtWork(BatchStanding standing, SeriesStanding? one) => one?.State == SeriesState.Running && standing.Direction == BatchDirection.Process;

    private sealed record News(long Number, int Place, SeriesStanding? Standing, IndexEntry? Entry);
}
