using System.Collections.Concurrent;
using Thon.Batch;

namespace Thon.Cli;

/// <summary>Keeps how series ended, and passes on everything that is told.</summary>
/// <param name="next">Hears it too.</param>
internal sealed class EndingList(IProgress<BatchEvent> next) : IProgress<BatchEvent>
{
    private readonly ConcurrentDictionary<string, SeriesEnded> _ended = new();

    /// <inheritdoc/>
    public void Report(BatchEvent value)
    {
        if (value is SeriesEnded ended) _ended[ended.Entry.Name] = ended;
        next.Report(value);
    }

    /// <summary>How a series ended; null where nothing was told of it.</summary>
    public SeriesEnded? Find(string name) => _ended.GetValueOrDefault(name);
}
