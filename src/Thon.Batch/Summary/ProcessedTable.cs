using System.Collections.Immutable;
using System.Globalization;
using Thon.Findings;
using Thon.Formats.Star;

namespace Thon.Batch.Summary;

/// <summary>
/// <c>processed.star</c>: the table <c>global</c> with a row for each series that is done. Each row is that of the series' own STAR file, so RELION's columns mean what they mean there, and has more of ours behind.
/// <c>None</c> where there is nothing to say.
/// </summary>
internal static class ProcessedTable
{
    // Its blank would shift the columns for readers that know no quotes, so it comes last.
    private const string DataType = "thonDataType", None = "None", StarOfSeries = "rlnTomoTiltSeriesStarFile";

    /// <summary>The file.</summary>
    /// <param name="folder">The folder of the batch, by the name that rows give it.</param>
    /// <param name="series">The series, in the order of the rows.</param>
    public static (string Text, FindingList Findings) Of(BatchFolder folder, IReadOnlyList<DoneSeries> series)
    {
        string name = folder.Processed;
        if (series.Count == 0) return (new StarFile(name, [new("global", StarLayout.Loop, ["rlnTomoName"], [])], FindingList.Empty).Encode(), FindingList.Empty);
        var (file, findings) = StarProjectJoin.Of(name, [.. series.Select(one => new StarFile(one.Series.Global.Name, [Row(folder, one)], FindingList.Empty))]);
        return ((file with { Blocks = [.. file.Blocks.Select(WithDataTypeLast)] }).Encode(), findings);
    }

    private static StarBlock WithDataTypeLast(StarBlock block)
    {
        int[] order = [.. Enumerable.Range(0, block.Labels.Length).OrderBy(column => block.Labels[column] == DataType)];
        return block with { Labels = [.. order.Select(column => block.Labels[column])], Rows = [.. block.Rows.Select(row => order.Select(column => row[column]).ToImmutableArray())] };
    }

    private static StarBlock Row(BatchFolder folder, DoneSeries series)
    {
        // The file of a series names itself by the path that the folder had then; here all rows agree.
        var read = Renamed(series.Series.Global, DoneSeries.StarOf(folder, series.Entry));
        var added = Columns(series);
        var columns = read.Labels.Except(added.Select(column => column.Label)).Select(label => (Label: label, Text: read.Text(0, label)!)).Concat(added).ToArray();
        return new(read.Name, StarLayout.Loop, [.. columns.Select(column => column.Label)], [[.. columns.Select(column => column.Text)]]);
    }

    private static StarBlock Renamed(StarBlock global, string star)
    {
        int column = global.Labels.IndexOf(StarOfSeries);
        return column < 0 ? global : global with { Rows = [global.Rows[0].SetItem(column, star)] };
    }

    private static (string Label, string Text)[] Columns(DoneSeries series)
    {
        var (entry, index) = (series.Entry, series.Series.Entry);
        string stack = entry.Figures?.StackFile ?? entry.Stack;
        return
        [
            ("thonTilts", Whole(index.Tilts)),
            ("thonTiltsGood", Whole(index.Good)),
            ("thonTiltsWeak", Whole(index.Weak)),
            ("thonTiltsFailed", Whole(index.Failed)),
            ("thonTiltsManual", Whole(index.Manual)),
            ("thonTiltsExcluded", Whole(index.Excluded)),
            ("thonDefocusAverage", index.DefocusMicrometers is { } micrometers ? (micrometers * 1e4).ToString("F1", CultureInfo.InvariantCulture) : None),
            ("thonStack", stack),
            ("thonFoundIn", entry.Stack),
            ("thonRecord", entry.Files.FirstOrDefault(file => file.Path == stack)?.Record ?? entry.Files.FirstOrDefault(file => file.Record is not null)?.Record ?? None),
            ("thonLog", Named(series, ".log")),
            ("thonReport", Named(series, ".html")),
        ];
    }

    private static string Named(DoneSeries series, string ending) => series.Entry.Files.FirstOrDefault(file => file.Path == series.Entry.Name + ending)?.Path ?? None;

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
