using System.Collections.Immutable;
using Thon.Batch.Ledger;
using Thon.Batch.Planning;
using Thon.Findings;
using Thon.Formats;
using Thon.Formats.Dialects;
using Thon.Pipeline.Conversion;
using Thon.Pipeline.Reporting;
using Thon.Report.Pages;

namespace Thon.Batch.Summary;

/// <summary>
/// What a batch writes about all its series: <c>processed.star</c>, <c>failed.json</c>, <c>index.html</c>, and the files of whole projects in other programs' dialects. They tell of the series of the plan. No time stands in
/// them, so the same results give the same bytes. One of these may be asked to write many times: what has not changed since is not read again.
/// </summary>
/// <param name="folder">The folder of the batch.</param>
public sealed class BatchSummary(BatchFolder folder)
{
    private readonly DoneShelf _shelf = new(folder);

    /// <summary>Writes the files as the ledger stands now, each whole or not at all.</summary>
    /// <param name="plan">The series there are.</param>
    /// <param name="ledger">What became of them.</param>
    /// <param name="ended">How series ended in this run, which goes before the ledger.</param>
    /// <returns>The files written, the series they tell of, and what could not be told: a series whose files were taken away, an index page that is somebody else's.</returns>
    /// <exception cref="BadInputException">The folder cannot be written to, or the disk is full; what was there before stays.</exception>
    public SummaryWritten Write(BatchPlan plan, SeriesLedger ledger, IEnumerable<SeriesEnded> ended)
    {
        var entries = BatchEntries.Of(plan, ledger, ended);
        var (done, findings) = Done(entries);
        var failed = FailedList.Of(folder, entries);
        var (processed, doubts) = ProcessedTable.Of(folder, done);
        var (projects, losses) = Projects(done);
        (string Path, string Text)[] files = [(folder.Processed, processed), (folder.Failed, failed.Encode()), .. projects];
        foreach (var (path, _) in files) RoomMaking.Make(Path.GetDirectoryName(path)!);
        TextFiles.Write(files, Overwrite.Replace);
        var (index, refused) = Index(done, failed);
        var now = done.DistinctBy(series => series.Entry.Name).ToDictionary(series => series.Entry.Name, series => series.EntryNow, StringComparer.Ordinal);
        return new(
            [.. files.Select(file => file.Path), .. index], [.. entries.Select(entry => now.GetValueOrDefault(entry.Name, entry))],
            UnlistedSeries.Of(folder, plan).AddRange(findings).AddRange(done.SelectMany(series => series.Findings)).AddRange(doubts).AddRange(losses).AddRange(refused));
    }

    private (DoneSeries[] Series, FindingList Findings) Done(ImmutableArray<SeriesEntry> entries)
    {
        var findings = FindingList.Empty;
        var series = new List<DoneSeries>();
        foreach (var entry in entries.Where(entry => entry.State == SeriesState.Done))
        {
            try
            {
                series.Add(_shelf.Take(entry));
            }
            catch (BadInputException bad)
            {
                findings = findings.AddRange(bad.Findings.Select(finding => finding with { Severity = Severity.Warning }));
            }
        }

        return ([.. series], findings);
    }

    private (List<(string Path, string Text)> Files, FindingList Findings) Projects(DoneSeries[] done)
    {
        var files = new List<(string Path, string Text)>();
        var findings = FindingList.Empty;
        foreach (var dialect in ProjectFiles.Dialects)
        {
            string[] parts = [.. done.Where(series => series.Parts.ContainsKey(dialect)).Select(series => series.Parts[dialect])];
            if (parts.Length == 0) continue;
            var joined = ProjectFiles.Join(dialect, parts);
            files.AddRange(joined.Texts.Select(text => (Path.Combine(SeriesExport.FolderOf(folder.Out, dialect), text.Name), text.Text)));
            findings = findings.AddRange(joined.Findings);
        }

        return (files, findings);
    }

    // Somebody else's index.html is left alone, and keeps nothing else from being written.
    private (ImmutableArray<string> Files, FindingList Findings) Index(DoneSeries[] done, FailedList failed)
    {
        string path = ReportPaths.IndexOf(folder.Out);
        var failures = failed.Series.Select(series => new IndexFailure(series.Name, FirstOf(series)));
        try
        {
            ReportPaths.Write(path, IndexPage.Html([.. done.Select(series => series.Series.Entry)], [.. failures]));
            return ([path], FindingList.Empty);
        }
        catch (BadInputException bad) when (bad.Findings.Any(finding => finding.Code == "report-foreign"))
        {
            return ([], FindingList.Of(bad.Findings.Select(finding => finding with { Severity = Severity.Warning })));
        }
    }

    private static ReportFinding FirstOf(FailedSeries series) =>
        series.Findings.IsEmpty ? new("error", "error: nothing is known of the reason; see " + series.Log) : ReportFindings.Of(series.Findings[0]);
}
