using System.Collections.Immutable;
using Thon.Pipeline.Inspection;
using Thon.Pipeline.Reporting;

namespace Thon.Web;

/// <summary>The series that may be looked at, by name. Each is opened when it is first asked for, and its other tilts are read in the background from then on.</summary>
internal sealed class SeriesShelf : IDisposable
{
    private readonly Dictionary<string, Lazy<SeriesDesk>> _desks;

    /// <summary>A shelf of series that are not opened yet.</summary>
    /// <param name="found">The series.</param>
    /// <param name="settings">How they are shown.</param>
    /// <param name="ending">Stops what goes on in the background.</param>
    public SeriesShelf(IReadOnlyList<StoredSeries> found, InspectServerSettings settings, CancellationToken ending)
    {
        Stored = [.. found.Select(one => (NameOf(one), one))];
        _desks = Stored.ToDictionary(one => one.Name, one => new Lazy<SeriesDesk>(() => Open(one.Series, settings, ending)), StringComparer.Ordinal);
    }

    /// <summary>The series with the names they have in addresses, in their order.</summary>
    public ImmutableArray<(string Name, StoredSeries Series)> Stored { get; }

    /// <summary>A series; null where there is none of the name.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="Findings.BadInputException">It cannot be opened.</exception>
    public SeriesDesk? Find(string name) => _desks.TryGetValue(name, out var desk) ? desk.Value : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var desk in _desks.Values.Where(desk => desk.IsValueCreated)) desk.Value.Dispose();
    }

    // No two files of a folder have the same name, whatever the series in them are called.
    private static string NameOf(StoredSeries series) => Path.GetFileNameWithoutExtension(series.Star);

    private static SeriesDesk Open(StoredSeries stored, InspectServerSettings settings, CancellationToken ending)
    {
        var series = InspectedSeries.Open(stored, new InspectionSettings { By = settings.By, Heading = settings.Heading, Threads = settings.Threads });
        return new(series, ending);
    }
}
