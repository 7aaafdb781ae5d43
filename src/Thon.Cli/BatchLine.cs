using System.Globalization;
using Thon.Batch;
using Thon.Batch.Ledger;
using Thon.Findings;
using Thon.Tilts;

namespace Thon.Cli;

/// <summary>A series of a batch in a line.</summary>
internal static class BatchLine
{
    /// <summary>Such as <c>TS_012  done  12.3 s  41 tilts: 39 good, 2 weak, 3.02 um, flip+dw(gg,mid)</c>.</summary>
    public static string Of(SeriesEnded ended) => $"{ended.Entry.Name}  " + ended.Ending switch
    {
        SeriesEnding.Failed => $"failed  {FirstOf(ended.Entry).ReplaceLineEndings(" ")}",
        SeriesEnding.UpToDate => "up to date",
        _ => string.Create(CultureInfo.InvariantCulture, $"done  {ended.Entry.Seconds ?? 0:F1} s  {Figures(ended.Entry.Figures)}{Warnings(ended.Entry)}"),
    };

    private static string FirstOf(SeriesEntry entry) => entry.Findings.OrderByDescending(finding => finding.Severity).FirstOrDefault()?.ToString() ?? "";

    private static string Warnings(SeriesEntry entry) => entry.Findings.Count(finding => finding.Severity == Severity.Warning) switch { 0 => "", 1 => "; 1 warning", var count => $"; {count} warnings" };

    private static string Figures(SeriesFigures? figures)
    {
        if (figures is null) return "";
        string verdicts = string.Join(", ", new[] { (figures.Good, "good"), (figures.Weak, "weak"), (figures.Failed, "failed"), (figures.Excluded, "excluded") }.Where(one => one.Item1 > 0).Select(one => $"{one.Item1} {one.Item2}"));
        string defocus = figures.DefocusMicrometers is { } micrometers ? string.Create(CultureInfo.InvariantCulture, $", {micrometers:F2} um") : "";
        string type = figures.DataType.StartsWith(DataType.LabelPrefix, StringComparison.Ordinal) ? figures.DataType[DataType.LabelPrefix.Length..] : figures.DataType;
        return $"{figures.Tilts} {(figures.Tilts == 1 ? "tilt" : "tilts")}: {verdicts}{defocus}, {type}";
    }
}
