using Thon.Batch.Ledger;
using Thon.Findings;

namespace Thon.Cli;

/// <summary>What the series of a batch that are done had to warn of: a line for each kind of warning, however many series have it, and one for each series of which a dialect could not be written.</summary>
internal static class BatchWarnings
{
    /// <summary>The lines, the commonest warning first.</summary>
    /// <param name="entries">What the ledger says of the series.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<SeriesEntry> entries)
    {
        SeriesEntry[] done = [.. entries.Where(entry => entry.State == SeriesState.Done)];
        var kinds = done.SelectMany(entry => entry.Findings.Where(finding => finding.Severity == Severity.Warning).DistinctBy(finding => finding.Code).Select(finding => (entry.Name, Finding: finding)))
            .GroupBy(one => one.Finding.Code).OrderByDescending(kind => kind.Count()).ThenBy(kind => kind.Key, StringComparer.Ordinal);
        return [.. kinds.Select(kind => Line(kind.First().Name, kind.First().Finding, kind.Count())), .. done.Where(entry => !entry.NotWritten.IsEmpty).Select(NotWritten)];
    }

    private static string Line(string name, Finding first, int count) => count == 1 ? $"{name}: {first}" : $"{count} series, such as {name}: {first}";

    private static string NotWritten(SeriesEntry entry) => $"not written: {string.Join(", ", entry.NotWritten)} of {entry.Name}, for the reasons in batch/logs/{entry.Name}.log";
}
