using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats;

namespace Thon.Pipeline.Reporting;

/// <summary>The index of a folder that others write into. Each reading looks at all names, and opens only those STAR files that are new or have changed. One thread at a time may use it.</summary>
/// <param name="folder">The folder.</param>
public sealed class FolderIndexReader(string folder)
{
    private Dictionary<string, Known> _known = [];

    /// <summary>The index as the files are now.</summary>
    /// <exception cref="BadInputException">There is no such folder, or it cannot be listed.</exception>
    public FolderIndex Read()
    {
        var known = SeriesFolder.StarFiles(folder).AsParallel().AsOrdered().Select(star => KeyValuePair.Create(star, Look(star))).ToArray();
        _known = new(known);
        return new([.. known.Where(one => one.Value.Series is not null).Select(one => new FolderIndexEntry(one.Key, one.Value.Series!.Entry))], FindingList.Of(known.SelectMany(one => one.Value.Damage)));
    }

    private Known Look(string star)
    {
        var stamp = FileStamp.Of(star);
        return _known.TryGetValue(star, out var known) && known.Stamp == stamp ? known : Read(star, stamp);
    }

    private static Known Read(string star, FileStamp? stamp)
    {
        try
        {
            return new(stamp, IndexedSeries.Find(star), FindingList.Empty);
        }
        catch (BadInputException bad)
        {
            return new(stamp, null, bad.Findings);
        }
    }

    private sealed record Known(FileStamp? Stamp, IndexedSeries? Series, FindingList Damage);
}
