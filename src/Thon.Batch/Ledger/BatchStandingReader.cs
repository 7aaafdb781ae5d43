using System.Collections.Immutable;
using Thon.Batch.Planning;
using Thon.Findings;
using Thon.Formats;

namespace Thon.Batch.Ledger;

/// <summary>Reads what stands where in a batch, again and again: each time it looks at all names, and opens only those files that are new or have changed. One thread at a time may use it.</summary>
/// <param name="folder">The folder of the batch.</param>
public sealed class BatchStandingReader(BatchFolder folder)
{
    private readonly SeriesLedger _ledger = new(folder);
    private readonly Dictionary<string, (FileStamp Stamp, Looked Entry)> _entries = new(StringComparer.Ordinal);
    private FileStamp? _planStamp;
    private Planned _plan = new([], FindingList.Empty);

    /// <summary>What stands where now. A series about which nothing has changed is the same object as before.</summary>
    public BatchStanding Read()
    {
        ReadPlan();
        var stamps = Stamps();
        Looked[] series = [.. _plan.Series.Select(planned => stamps.TryGetValue(planned.Name, out var stamp) ? EntryOf(planned, stamp) : new Looked(planned, null))];
        return new([.. series.Select(one => one.Standing)], HeldFile.IsHeld(folder.Lock) ? BatchDirection.Process : BatchDirection.Nobody)
        {
            Findings = _plan.Findings.AddRange(series.Select(one => one.Damage).OfType<Finding>()),
        };
    }

    private void ReadPlan()
    {
        var stamp = FileStamp.Of(folder.Plan);
        if (stamp == _planStamp && stamp is not null) return;
        _planStamp = stamp;
        try
        {
            _plan = new([.. PlanFile.Read(folder).Series.Select(series => SeriesStanding.Waiting(series.Name, series.Stack))], FindingList.Empty);
        }
        catch (BadInputException bad)
        {
            _plan = new([], bad.Findings);
        }
    }

    // One listing for all of them: a question for each name would cost a shared disk a thousand.
    private Dictionary<string, FileStamp> Stamps()
    {
        try
        {
            return new DirectoryInfo(folder.Entries).EnumerateFiles("*.json").Select(file => (Name: Path.GetFileNameWithoutExtension(file.Name), Stamp: FileStamp.Of(file)))
                .Where(one => one.Stamp is not null).ToDictionary(one => one.Name, one => one.Stamp!.Value, StringComparer.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private Looked EntryOf(SeriesStanding planned, FileStamp stamp)
    {
        if (_entries.TryGetValue(planned.Name, out var known) && known.Stamp == stamp) return known.Entry;
        var entry = ReadEntry(planned);
        _entries[planned.Name] = (stamp, entry);
        return entry;
    }

    private Looked ReadEntry(SeriesStanding planned)
    {
        try
        {
            return new(_ledger.Find(planned.Name) is { } entry ? SeriesStanding.Of(entry) : planned, null);
        }
        catch (BadInputException bad)
        {
            return new(planned, bad.Findings[0]);
        }
    }

    private sealed record Planned(ImmutableArray<SeriesStanding> Series, FindingList Findings);

    private sealed record Looked(SeriesStanding Standing, Finding? Damage);
}
