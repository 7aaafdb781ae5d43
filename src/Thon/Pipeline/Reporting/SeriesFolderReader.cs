using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats;
using Thon.Provenance;

namespace Thon.Pipeline.Reporting;

/// <summary>The series of a folder that others write into. Each reading looks at all names, and opens only those files that are new or have changed. One thread at a time may use it.</summary>
/// <param name="folder">The folder.</param>
public sealed class SeriesFolderReader(string folder)
{
    private Dictionary<string, Known> _known = [];

    /// <summary>The folder.</summary>
    public string Folder => folder;

    /// <summary>The series that are in it now, none where it has none yet. A series whose files have not changed is the same object as before.</summary>
    /// <exception cref="BadInputException">There is no such folder, or it cannot be listed.</exception>
    public SeriesFolder Read()
    {
        var known = SeriesFolder.StarFiles(folder).AsParallel().AsOrdered().Select(star => KeyValuePair.Create(star, Look(star))).ToArray();
        _known = new(known);
        return new(folder, [.. known.Select(one => one.Value.Series).OfType<StoredSeries>()], FindingList.Of(known.SelectMany(one => one.Value.Damage)));
    }

    private Known Look(string star)
    {
        // A record and a log may get their names a moment after the file that they belong to.
        var stamps = (FileStamp.Of(star), FileStamp.Of(Sidecar.PathOf(star)), FileStamp.Of(Path.ChangeExtension(star, ".log")));
        return _known.TryGetValue(star, out var known) && known.Stamps == stamps ? known : Read(star, stamps);
    }

    private static Known Read(string star, (FileStamp? Star, FileStamp? Record, FileStamp? Log) stamps)
    {
        try
        {
            return new(stamps, StoredSeriesReader.Read(star, null), FindingList.Empty);
        }
        catch (BadInputException bad)
        {
            return new(stamps, null, bad.Findings);
        }
    }

    private sealed record Known((FileStamp? Star, FileStamp? Record, FileStamp? Log) Stamps, StoredSeries? Series, FindingList Damage);
}
