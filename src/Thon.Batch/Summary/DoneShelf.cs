using Thon.Batch.Ledger;
using Thon.Findings;

namespace Thon.Batch.Summary;

/// <summary>The series that are done, read once: of a thousand that are listed again after each one, only that one is read.</summary>
/// <param name="folder">The folder of the batch.</param>
internal sealed class DoneShelf(BatchFolder folder)
{
    private readonly Dictionary<string, (Stamp Stamp, DoneSeries Series)> _read = [];

    /// <summary>A series, as its files are now.</summary>
    /// <exception cref="BadInputException">A file of it cannot be read.</exception>
    public DoneSeries Take(SeriesEntry entry)
    {
        var stamp = Stamp.Of(folder, entry);
        if (_read.TryGetValue(entry.Name, out var known) && known.Stamp == stamp) return known.Series;
        _read.Remove(entry.Name);
        var series = DoneSeries.Read(folder, entry);
        _read.Add(entry.Name, (stamp, series));
        return series;
    }

    // The STAR file may be set by hand, of which the ledger hears nothing.
    private sealed record Stamp(string Attempt, string Stack, DateTimeOffset Changed, long Bytes, DateTime Written)
    {
        public static Stamp Of(BatchFolder folder, SeriesEntry entry)
        {
            var star = new FileInfo(DoneSeries.StarOf(folder, entry));
            return new(entry.Attempt, entry.Stack, entry.Changed, star.Exists ? star.Length : 0, star.LastWriteTimeUtc);
        }
    }
}
