using System.Text;
using Thon.Estimate;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Star;
using Thon.Provenance;
using Thon.Provenance.Numbers;

namespace Thon.Pipeline.Reporting;

/// <summary>Puts a series together again from its STAR file and from what lies beside it.</summary>
internal static class StoredSeriesReader
{
    // Far beyond any log.
    private const long LargestLog = 64L << 20;

    private const int HeadBytes = 1 << 16;

    /// <summary>Reads a series.</summary>
    /// <param name="star">Path of the STAR file.</param>
    /// <param name="stack">Path of the images the CTF was estimated from, where the user says so; else they are looked for.</param>
    /// <returns>The series; null where the file is another program's, or has no defoci.</returns>
    /// <exception cref="BadInputException">The file is this program's and cannot be read.</exception>
    public static StoredSeries? Read(string star, string? stack)
    {
        if (!IsOurs(star)) return null;
        var text = OpenedText.Read(star);
        var file = StarFile.Decode(text.Text, star);
        if (IsOfMany(file)) return null;
        var description = TiltSeriesStar.Decode(file, Path.GetFileNameWithoutExtension(star));
        if (!description.IsOurs || description.Tilts.IsEmpty || description.Tilts.Any(tilt => tilt.Estimate is null || tilt.TiltAngle is null)) return null;
        var search = TextRecordSearch.Of(star, text.Content);
        var record = search.Sidecar;
        var images = StoredImages.Of(star, description, record, stack);
        var series = DescribedSeries.Of(Path.GetFileNameWithoutExtension(star), description, record?.Record.Last.Series, images.Size);
        string? log = LogOf(star);
        var stored = new StoredSeries(star, series, SettingsOf(record?.Record))
        {
            Content = text.Content,
            StatedStack = stack,
            RawStack = IsOfSpectra(record?.Record) ? null : images.Raw,
            ProcessedStack = images.Processed,
            Record = record,
            Log = log,
            Findings = description.Findings.AddRange(search.Findings.Select(Milder)).AddRange(images.Findings).AddRange(Lacks(star, search, log)),
        };
        return stored with { Findings = stored.Findings.AddRange(FormerDefoci.Of(stored)) };
    }

    /// <summary>Whether a file tells of many series at once, as that of a whole batch does, which has our words in it too and lies in the same folder.</summary>
    public static bool IsOfMany(StarFile file) => file.Blocks is [{ Name: TiltSeriesStarGlobal.BlockName }];

    private static bool IsOfSpectra(Record? record) => record?.History.LastOrDefault(job => job.Estimation is not null || job.Spectra is not null)?.Spectra is not null;

    /// <summary>Whether a file is this program's. Those of others may be large, and whether they can be read is their business; ours have our words in their first block.</summary>
    public static bool IsOurs(string star)
    {
        try
        {
            return Encoding.UTF8.GetString(RegularFile.Head(star, HeadBytes)).Contains("_thon", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // Of several jobs that estimated, the last made the numbers that stand in the file.
    private static EstimationSettings SettingsOf(Record? record) =>
        record?.History.LastOrDefault(job => job.Estimation is not null)?.Estimation is EstimationNumbers numbers ? numbers.ToSettings(1) : new();

    // A record that does not serve leaves the numbers of the STAR file as they are.
    private static Finding Milder(Finding finding) => finding.Severity == Severity.Error ? finding with { Severity = Severity.Warning } : finding;

    private static IEnumerable<Finding> Lacks(string star, RecordSearch search, string? log)
    {
        if (search.Path is null) yield return Finding.Note("report-no-record", star, null, "no record beside it", "its record, FILE.thon.json", "How it was estimated is not known; the usual settings are taken");
        if (IsOfSpectra(search.Sidecar?.Record)) yield return Finding.Note("report-ready-spectra", star, null, "defoci that were fitted to ready power spectra", "images", "The page has the numbers only: ready spectra are not drawn");
        if (log is null) yield return Finding.Note("report-no-log", Path.ChangeExtension(star, ".log"), null, "no log of the series", null, "The findings of its run and the sources of its values are not shown");
    }

    private static string? LogOf(string star)
    {
        string path = Path.ChangeExtension(star, ".log");
        try
        {
            return RegularFile.HasBytes(path) ? Encoding.UTF8.GetString(RegularFile.Read(path, LargestLog)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
