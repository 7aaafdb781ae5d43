using Thon.Findings;
using Thon.Pipeline.Reporting;

namespace Thon.Web;

/// <summary>The place of a series on the shelf: the series as its files have it, and its desk while it is open. One thread at a time may use it.</summary>
/// <param name="stored">The series as it was found.</param>
internal sealed class ShelfPlace(StoredSeries stored)
{
    private const string Changed = "inspect-star-changed";

    private volatile StoredSeries _stored = stored;
    private volatile SeriesDesk? _desk;
    private int _users;

    /// <summary>Its name in addresses. No two files of a folder have the same, whatever the series in them are called.</summary>
    public string Name => NameOf(_stored);

    /// <summary>The series as its files had it when it was read or saved last. Any thread may ask.</summary>
    public StoredSeries Stored => _desk?.Stored ?? _stored;

    /// <summary>Whether it is open.</summary>
    public bool IsOpen => _desk is not null;

    /// <summary>Whether anybody uses it now.</summary>
    public bool IsUsed => _users > 0;

    /// <summary>Counts up with the uses of the shelf; that of the last use of this place.</summary>
    public long LastUse { get; private set; }

    /// <summary>The name that a series has in addresses.</summary>
    public static string NameOf(StoredSeries stored) => Path.GetFileNameWithoutExtension(stored.Star);

    /// <summary>Takes what others have written since; nothing while it is open.</summary>
    /// <param name="found">The series as its files have it now.</param>
    public void Renew(StoredSeries found)
    {
        if (!IsOpen) _stored = found;
    }

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
        try
        {
            return open(_stored);
        }
        catch (BadInputException bad) when (bad.Findings.Any(finding => finding.Code == Changed))
        {
            return open(_stored = SeriesFolder.Again(_stored));
        }
    }
}
