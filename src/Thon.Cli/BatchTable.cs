using System.Globalization;
using Thon.Batch;
using Thon.Batch.Ledger;
using Thon.Findings;

namespace Thon.Cli;

/// <summary>
/// What is printed at the end of a batch: a line for each series, of many series for the doubtful ones only; totals; the failed ones with all their findings; and where the whole table lies.
/// </summary>
internal static class BatchTable
{
    // Nobody reads more lines than this at the end of a night.
    private const int LongestTable = 50;

    private const string Gap = "  ", Unknown = "-";

    private static readonly (string Head, Func<SeriesEntry, string> Text, bool IsNumber)[] Columns =
    [
        ("series", entry => entry.Name, false),
        ("tilts", entry => Whole(entry.Figures?.Tilts), true),
        ("good", entry => Whole(entry.Figures?.Good), true),
        ("weak", entry => Whole(entry.Figures?.Weak), true),
        ("failed", entry => Whole(entry.Figures?.Failed), true),
        ("manual", entry => Whole(entry.Figures?.Manual), true),
        ("excluded", entry => Whole(entry.Figures?.Excluded), true),
        ("defocus um", entry => Fixed(entry.Figures?.DefocusMicrometers, 2), true),
        ("time s", entry => Fixed(entry.Seconds, 1), true),
        ("images", entry => entry.Figures?.DataType ?? Unknown, false),
    ];

    /// <summary>Prints it: table and totals as results, warnings and failures as findings.</summary>
    /// <param name="shell">The terminal.</param>
    /// <param name="folder">The folder of the batch.</param>
    /// <param name="entries">What there is to say of the series, in the order of the plan.</param>
    public static void Print(Shell shell, BatchFolder folder, IReadOnlyList<SeriesEntry> entries)
    {
        foreach (string line in Lines(folder, entries)) shell.Out.WriteLine(PlainText.Of(line));
        shell.Out.Flush();
        foreach (string line in BatchWarnings.Lines(entries)) shell.Error.WriteLine(PlainText.Of(line.ReplaceLineEndings(" ")));
        foreach (var entry in entries.Where(entry => entry.State == SeriesState.Failed))
        {
            shell.Error.WriteLine(PlainText.Of($"failed: {entry.Name} ({entry.Stack})"));
            shell.Print(FindingList.Of(entry.Findings));
        }
    }

    /// <summary>The table and the totals, line by line.</summary>
    public static IEnumerable<string> Lines(BatchFolder folder, IReadOnlyList<SeriesEntry> entries)
    {
        SeriesEntry[] done = [.. entries.Where(entry => entry.State == SeriesState.Done)];
        SeriesEntry[] shown = done.Length <= LongestTable ? done : [.. done.Where(IsDoubtful).Take(LongestTable)];
        if (shown.Length > 0)
        {
            yield return "";
            foreach (string line in Table(shown)) yield return line;
        }

        yield return "";
        foreach (string line in Totals(done, entries.Count(entry => entry.State == SeriesState.Failed))) yield return line;
        if (done.Length > shown.Length)
            yield return $"shown above: {shown.Length} of {done.Count(IsDoubtful)} series with more than a third of their tilts weak or failed; all are in {folder.Processed} and index.html beside it";
    }

    // A third: what a series loses by a few dark images at high tilt stays below.
    private static bool IsDoubtful(SeriesEntry entry) => entry.Figures is { } of && 3 * (of.Weak + of.Failed) > of.Tilts - of.Excluded;

    private static IEnumerable<string> Table(SeriesEntry[] entries)
    {
        string[][] rows = [[.. Columns.Select(column => column.Head)], .. entries.Select(entry => Columns.Select(column => column.Text(entry)).ToArray())];
        int[] widths = [.. Columns.Select((_, i) => rows.Max(row => row[i].Length))];
        return rows.Select(row => string.Join(Gap, row.Select((cell, i) => Columns[i].IsNumber ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]))).TrimEnd());
    }

    private static IEnumerable<string> Totals(SeriesEntry[] done, int failed)
    {
        yield return $"{Count(done.Length + failed, "series", "series")}: {done.Length} done, {failed} failed";
        SeriesFigures[] figures = [.. done.Select(entry => entry.Figures).OfType<SeriesFigures>()];
        if (figures.Length == 0) yield break;
        double[] defoci = [.. figures.Select(of => of.DefocusMicrometers).OfType<double>()];
        string range = defoci.Length == 0 ? "" : $"; defocus {Fixed(defoci.Min(), 2)} to {Fixed(defoci.Max(), 2)} um";
        yield return $"{Count(figures.Sum(of => of.Tilts), "tilt", "tilts")}: {figures.Sum(of => of.Good)} good, {figures.Sum(of => of.Weak)} weak, {figures.Sum(of => of.Failed)} failed, {figures.Sum(of => of.Manual)} set by hand, {figures.Sum(of => of.Excluded)} excluded{range}";
    }

    private static string Count(int count, string one, string many) => $"{Whole(count)} {(count == 1 ? one : many)}";

    private static string Whole(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? Unknown;

    private static string Fixed(double? number, int decimals) => number?.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) ?? Unknown;
}
