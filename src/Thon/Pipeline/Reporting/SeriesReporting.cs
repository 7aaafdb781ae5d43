using System.Collections.Immutable;
using Thon.Estimate.Diagnosis;
using Thon.Pipeline.Replay;
using Thon.Provenance;
using Thon.Report.Pages;
using Thon.Tilts;

namespace Thon.Pipeline.Reporting;

/// <summary>Puts together what pages show of a series.</summary>
public static class SeriesReporting
{
    /// <summary>The report of a series without pictures, as quick as it can be.</summary>
    /// <param name="stored">What lies beside the series.</param>
    /// <param name="series">The series with the numbers to be shown: those of the STAR file, or others that were set since.</param>
    public static SeriesReport Of(StoredSeries stored, TiltSeries series) => Of(stored, series, TiltReports.Of(series, new TiltDiagnosis?[series.Tilts.Length]));

    /// <summary>The report of a series whose tilts are drawn already.</summary>
    /// <param name="stored">What lies beside the series.</param>
    /// <param name="series">The series with the numbers to be shown.</param>
    /// <param name="tilts">Its tilts.</param>
    public static SeriesReport Of(StoredSeries stored, TiltSeries series, ImmutableArray<TiltReport> tilts)
    {
        var log = stored.Log is { } text ? LoggedRun.Read(text) : new([], [], []);
        string stack = stored.ProcessedStack ?? stored.RawStack ?? stored.Star;
        return Of(series, stack, tilts, [.. log.Findings, .. log.Check, .. stored.Findings.Select(ReportFindings.Of)], log.Values, stored.Record);
    }

    /// <summary>The report of a series whatever its parts come from.</summary>
    internal static SeriesReport Of(
        TiltSeries series, string stack, ImmutableArray<TiltReport> tilts, ImmutableArray<ReportFinding> findings, ImmutableArray<MetadataValue> values, Sidecar? record) => SeriesReports.Of(
        series, stack, tilts, findings, [.. values.Select(value => new ReportFact(value.Name, value.Value, value.Source))], record is null ? [] : [.. HistoryLines.Of(record.Record)], record?.Encode());
}
