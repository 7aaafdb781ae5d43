using System.Collections.Immutable;
using Thon.Findings;
using Thon.Pipeline.Inspection;
using Thon.Pipeline.Reporting;

namespace Thon.Web;

/// <summary>
/// The series that may be looked at, by name. Each is opened when it is first asked for, and its tilts are read in the background from then on. Those used last stay open; the others are put back,
/// since each holds files, images and spectra. What was changed in them lies in their drafts.
/// </summary>
internal sealed class SeriesShelf : IDisposable
{
    private const int MostOpen = 3;

    // A deed ends soon once it is told to; whoever takes longer is not waited for.
    private static readonly TimeSpan EndTime = TimeSpan.FromSeconds(5);

    private readonly InspectServerSettings _settings;
    private readonly CancellationToken _ending;
    private readonly object _gate = new();
    private volatile ShelfPlace[] _places;
    private long _uses;

    /// <summary>A shelf of series that are not opened yet.</summary>
    /// <param name="found">The series.</param>
    /// <param name="settings">How they are shown.</param>
    /// <param name="ending">Stops what goes on in the background.</param>
    public SeriesShelf(IReadOnlyList<StoredSeries> found, InspectServerSettings settings, CancellationToken ending) =>
        (_settings, _ending, _places) = (settings, ending, [.. found.Select(ShelfPlace.Of)]);

    /// <summary>The names that the series have in addresses, in their order.</summary>
    public ImmutableArray<string> Names => [.. _places.Select(place => place.Name)];

    /// <summary>The series that were read, by these names, as their files had them when they were read or saved last.</summary>
    public ImmutableArray<(string Name, StoredSeries Series)> Stored => [.. _places.Where(place => place.Stored is not null).Select(place => (place.Name, place.Stored!))];

    /// <summary>Uses a series, which stays open meanwhile.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="use">What is done with it.</param>
    /// <returns>What comes of it; null where there is no series of the name.</returns>
    /// <exception cref="BadInputException">It cannot be opened.</exception>
    /// <exception cref="OperationCanceledException">The server ends.</exception>
    public T? Use<T>(string name, Func<SeriesDesk, T?> use)
        where T : class
    {
        if (_places.FirstOrDefault(one => one.Name == name) is not { } place) return null;
        var desk = Take(place);
        try
        {
            return use(desk);
        }
        finally
        {
            Return(place);
        }
    }

    /// <summary>Puts the series of some files onto the shelf, to be read when they are asked for, in place of those that are there; any that is open stays.</summary>
    /// <param name="stars">The paths of their STAR files, in the order of the series.</param>
    public void Arrange(IReadOnlyList<string> stars)
    {
        lock (_gate)
        {
            var known = _places.ToDictionary(place => place.Star, StringComparer.Ordinal);
            var places = stars.Select(star => known.GetValueOrDefault(star) ?? new ShelfPlace(star)).ToArray();
            _places = [.. places, .. _places.Except(places).Where(place => place.IsOpen)];
        }
    }

    /// <summary>Begins to open the only series, so that the page need not wait for it; does nothing where there are several.</summary>
    public void OpenAhead()
    {
        if (_places is [var place]) new Thread(() => Quietly(() => Use(place.Name, desk => desk))) { IsBackground = true, Name = "thon opens ahead" }.Start();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            bool isInTime = true;
            while (isInTime && _places.Any(place => place.IsUsed)) isInTime = Monitor.Wait(_gate, EndTime);
            foreach (var place in _places) place.Close();
        }
    }

    // Whoever looks at the series is told what is wrong with it: nothing that fails here may end the program.
    private static void Quietly(Action open)
    {
        try
        {
            open();
        }
        catch (Exception)
        {
        }
    }

    private SeriesDesk Take(ShelfPlace place)
    {
        lock (_gate)
        {
            _ending.ThrowIfCancellationRequested();
            return place.Take(++_uses, Open);
        }
    }

    private SeriesDesk Open(StoredSeries stored) =>
        new(InspectedSeries.Open(stored, new InspectionSettings { By = _settings.By, Heading = _settings.Heading, Threads = _settings.Threads }), _ending);

    private void Return(ShelfPlace place)
    {
        lock (_gate)
        {
            place.Return();
            foreach (var old in _places.Where(one => one.IsOpen).OrderByDescending(one => one.LastUse).Skip(MostOpen))
                if (!old.IsUsed) old.Close();
            Monitor.PulseAll(_gate);
        }
    }
}
