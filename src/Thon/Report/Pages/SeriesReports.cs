using System.Collections.Immutable;
using Thon.Report.Charts;
using Thon.Tilts;

namespace Thon.Report.Pages;

/// <summary>What a page shows of a series.</summary>
public static class SeriesReports
{
    /// <summary>Puts a report together.</summary>
    /// <param name="series">The series.</param>
    /// <param name="stack">The name of its stack; a folder before it is left out.</param>
    /// <param name="tilts">Its tilts, see <see cref="TiltReports"/>.</param>
    /// <param name="findings">What was found.</param>
    /// <param name="values">Each value in use and where it came from.</param>
    /// <param name="history">The record in words, job by job.</param>
    /// <param name="record">The text of the record's file; null where there is none.</param>
    public static SeriesReport Of(
        TiltSeries series, string stack, ImmutableArray<TiltReport> tilts, ImmutableArray<ReportFinding> findings, ImmutableArray<ReportFact> values,
        ImmutableArray<string> history, string? record) =>
        new(series.Name, Path.GetFileName(stack), SeriesFacts.Of(series), tilts, SeriesCharts.Of(series), findings, values, history, record) { Width = series.Width, Height = series.Height };
}
