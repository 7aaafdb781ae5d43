using System.Collections.Immutable;
using Thon.Findings;
using Thon.Pipeline.Inspection;
using Thon.Pipeline.Reporting;

namespace Thon.Web;

/// <summary>The series that may be looked at, by name. Each is opened when it is first asked for, and its tilts are read in the background from then on.</summary>
internal sealed class SeriesShelf : IDisposable
{
    private readonly InspectServerSettings _settings;
    private readonly CancellationToken _ending;
    private readonly Dictionary<string, SeriesDesk> _opened = new(StringComparer.Ordinal);

    /// <summary>A shelf of series that are not opened yet.</summary>
    /// <param name="found">The series.</param>
    /// <param name="settings">How they are shown.</param>
    /// <param name="ending">Stops what goes on in the background.</param>
    public SeriesShelf(IReadOnlyList<StoredSeries> found, InspectServerSettings settings, CancellationToken ending) =>
        (_settings, _ending, Stored) = (settings, ending, [.. found.Select(one => (NameOf(one), one))]);

    /// <summary>The series with the names they have in addresses, in their order.</summary>
    public ImmutableArray<(string Name, StoredSeries Series)> Stored { get; }

    /// <summary>A series; null where there is none of the name.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="BadInputException">It cannot be opened.</exception>
    /// <exception cref="OperationCanceledException">The server ends.</exception>
    public SeriesDesk? Find(string name)
    {
        if (Stored.FirstOrDefault(series => series.Name == name).Series is not { } stored) return null;
        lock (_opened)
        {
            _ending.ThrowIfCancellationRequested();
            if (!_opened.TryGetValue(name, out var desk)) _opened[name] = desk = Open(stored);
            return desk;
        }
    }

    /// <summary>Begins to open the only series, so that the page need not wait for it; does nothing where there are several.</summary>
    public void OpenAhead()
    {
        if (Stored is [var (name, _)]) new Thread(() => Quietly(() => Find(name))) { IsBackground = true, Name = "thon opens ahead" }.Start();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_opened)
        {
            foreach (var desk in _opened.Values) desk.Dispose();
        }
    }

    // No two files of a folder have the same name, whatever the series in them are called.
    private static string NameOf(StoredSeries series) => Path.GetFileNameWithoutExtension(series.Star);

    // Whoever looks at the series is told what is wrong with it.
    private static void Quietly(Action open)
    {
        try
        {
            open();
        }
        catch (Exception e) when (e is BadInputException or IOException or UnauthorizedAccessException or OperationCanceledException)
        {
        }
    }

    private SeriesDesk Open(StoredSeries stored) =>
        new(InspectedSeries.Open(stored, new InspectionSettings { By = _settings.By, Heading = _settings.Heading, Threads = _settings.Threads }), _ending);
}
