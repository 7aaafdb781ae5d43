using System.Collections.Immutable;
using Thon.Batch.Ledger;
using Thon.Findings;
using Thon.Formats.Dialects;
using Thon.Pipeline.Conversion;
using Thon.Pipeline.Reporting;

namespace Thon.Batch.Summary;

/// <summary>A series that is done, with what the summary tells of it.</summary>
/// <param name="Entry">Its entry in the ledger.</param>
/// <param name="Series">What its STAR file says.</param>
/// <param name="Parts">What it adds to the files of the whole batch, by dialect.</param>
internal sealed record DoneSeries(SeriesEntry Entry, IndexedSeries Series, ImmutableDictionary<Dialect, string> Parts)
{
    /// <summary>What does not fit any more.</summary>
    public FindingList Findings { get; init; } = FindingList.Empty;

    /// <summary>Its entry with the figures of its STAR file as it is now.</summary>
    public SeriesEntry EntryNow => Entry.Figures is not { } figures ? Entry : Entry with
    {
        Figures = figures with
        {
            Tilts = Series.Entry.Tilts,
            Good = Series.Entry.Good,
            Weak = Series.Entry.Weak,
            Failed = Series.Entry.Failed,
            Manual = Series.Entry.Manual,
            Excluded = Series.Entry.Excluded,
            DefocusMicrometers = Series.Entry.DefocusMicrometers,
        },
    };

    /// <summary>Reads what a series left.</summary>
    /// <exception cref="BadInputException">A file of it cannot be read.</exception>
    public static DoneSeries Read(BatchFolder folder, SeriesEntry entry)
    {
        string page = entry.Name + ".html";
        var series = IndexedSeries.Read(StarOf(folder, entry), entry.Files.Any(file => file.Path == page) ? page : null);
        var parts = ProjectFiles.Dialects.Select(dialect => (Dialect: dialect, Path: PartOf(folder, dialect, entry))).Where(part => part.Path is not null);
        return new(entry, series, parts.ToImmutableDictionary(part => part.Dialect, part => Text(part.Path!))) { Findings = SetByHandSince.Of(folder, entry) };
    }

    /// <summary>Its STAR file.</summary>
    public static string StarOf(BatchFolder folder, SeriesEntry entry) => Path.Combine(folder.Out, entry.Name + ".star");

    // The ledger knows which parts are of its last run: others may be left of one that wrote other dialects.
    private static string? PartOf(BatchFolder folder, Dialect dialect, SeriesEntry entry)
    {
        string parts = SeriesExport.FolderOf(folder.Parts, dialect) + Path.DirectorySeparatorChar;
        return entry.Files.Select(file => Path.GetFullPath(Path.Combine(folder.Out, file.Path))).FirstOrDefault(path => path.StartsWith(Path.GetFullPath(parts), StringComparison.Ordinal));
    }

    private static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(Finding.Error("batch-part-unreadable", path, null, e.Message, "what the series adds to the files of the whole batch", "Run the batch again"));
        }
    }
}
