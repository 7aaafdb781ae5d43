using System.Collections.Immutable;

namespace Thon.Report.Charts;

/// <summary>A chart as data: pages draw it, and so does the plots for files.</summary>
/// <param name="Id">A word for it, unique among the charts of a series or of a tilt, fit for a file name: <c>defocus-tilt</c>.</param>
/// <param name="Title">What it shows.</param>
/// <param name="X">The axis along.</param>
/// <param name="Y">The axis up.</param>
/// <param name="Traces">What is drawn, in this order.</param>
/// <param name="Marks">Upright lines with a word each.</param>
public sealed record Chart(string Id, string Title, ChartAxis X, ChartAxis Y, ImmutableArray<ChartTrace> Traces, ImmutableArray<ChartMark> Marks);
