using Thon.Findings;
using Thon.Pipeline.Reporting;

namespace Thon.Web;

/// <summary>The place of a series on the shelf: the series as its files have it, and its desk while it is open. One thread at a time may use it.</summary>
/// <param name="star">Path of its STAR file.</param>
internal sealed class ShelfPlace(string star)
{
    private const string Changed = "inspect-star-changed";

    private volatile StoredSeries? _stored;
    private volatile SeriesDesk? _desk;
    private int _users;

    /// <summary>Its name in addresses. No two files of a folder have the same, whatever the series in them are called.</summary>
    public string Name { get; } = Path.GetFileNameWithoutExtension(star);

    /// <summary>Path of its STAR file.</summary>
    public string Star => star;

    /// <summary>The series as its files had it when it was read or saved last; null before it is read. Any thread may ask.</summary>
    public StoredSeries? Stored => _desk?.Stored ?? _stored;

    /// <summary>The place of a series that was read already.</summary>
    public static ShelfPlace Of(StoredSeries stored) => new(stored.Star) { _stored = stored };

    /// <summary>Whether it is open.</summary>
    public bool IsOpen => _desk is not null;

    /// <summary>Whether anybody uses it now.</summary>
    public bool IsUsed => _users > 0;

    /// <summary>Counts up with the uses of the shelf; that of the last use of this place.</summary>
    public long LastUse { get; private set; }

    /// <summary>Takes the desk, opened where it is not; <see cref="Return"/> follows.</summary>
    /// <param name="use">The number of this use.</param>
    /// <param name="open">Opens a series.</param>
    /// <exception cref="BadInputException">It cannot be opened.</exception>
    public SeriesDesk Take(long use, Func<StoredSeries, SeriesDesk> open)
    {
        var desk = _desk ??= Open(open);
        LastUse = use;
        _users++;
        return desk;
    }

    /// <summary>Gives the desk back.</summary>
    public void Return() => _users--;

    /// <summary>Puts the series back.</summary>
    public void Close()
    {
        if (_desk is not { } desk) return;
        _stored = desk.Stored;
        _desk = null;
        desk.Dispose();
    }

    // Numbers that somebody else has written since are those to be looked at.
    private SeriesDesk Open(Func<StoredSeries, SeriesDesk> open)
    {
        var stored = _stored ??= SeriesFolder.Take(star);
        try
        {
            return open(stored);
        }
        catch (BadInputException bad) when (bad.Findings.Any(finding => finding.Code == Changed))
        {
            return open(_stored = SeriesFolder.Again(stored));
        }
    }
}
