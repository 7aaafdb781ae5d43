using System.Collections.Immutable;
using Thon.Report.Charts;

namespace Thon.Report.Pages;

/// <summary>What a page shows of a series; it becomes JSON, names in camel case, and pages know nothing else.</summary>
/// <param name="Name">The name of the series.</param>
/// <param name="Stack">The name of its stack, without folder.</param>
/// <param name="Facts">What holds for the series as a whole: pixel size, optics, axis, hand, thickness, data type, counts of verdicts.</param>
/// <param name="Tilts">Its tilts in the order of the stack.</param>
/// <param name="Charts">Defocus, astigmatism, phase, thickness, resolution and dose against tilt and against the order of acquisition.</param>
/// <param name="Findings">What the check and the estimation found.</param>
/// <param name="Values">Each value in use and where it came from.</param>
/// <param name="History">The record in words, job by job.</param>
/// <param name="Record">The text of the record's file; null where there is none.</param>
public sealed record SeriesReport(
    string Name, string Stack, ImmutableArray<ReportFact> Facts, ImmutableArray<TiltReport> Tilts, ImmutableArray<Chart> Charts,
    ImmutableArray<ReportFinding> Findings, ImmutableArray<ReportFact> Values, ImmutableArray<string> History, string? Record)
{
    /// <summary>Pixels a row of its images.</summary>
    public int Width { get; init; }

    /// <summary>Rows of its images.</summary>
    public int Height { get; init; }

    /// <summary>The columns of the table of tilts, so that a page that fills it anew shows the same.</summary>
    public ImmutableArray<TiltColumn> Columns { get; init; } = TiltColumns.All;
}
