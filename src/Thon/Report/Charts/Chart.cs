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

/// <summary>An axis.</summary>
/// <param name="Label">What it is, with its unit.</param>
/// <param name="Lowest">Where it begins; null where the data say.</param>
/// <param name="Highest">Where it ends; null where the data say.</param>
/// <param name="Kind">What its numbers are.</param>
public sealed record ChartAxis(string Label, double? Lowest = null, double? Highest = null, ChartAxisKind Kind = ChartAxisKind.Plain);

/// <summary>What the numbers of an axis are.</summary>
public enum ChartAxisKind
{
    /// <summary>Numbers.</summary>
    Plain,

    /// <summary>Spatial frequencies in cycles/angstrom; the spacings in angstrom stand above.</summary>
    Frequency,
}

/// <summary>One line or one set of points. Styles differ in pattern and form, not in colour alone.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Style">How it is drawn.</param>
/// <param name="X">Places along.</param>
/// <param name="Y">Values; null for a gap.</param>
public sealed record ChartTrace(string Name, ChartStyle Style, ImmutableArray<double> X, ImmutableArray<double?> Y)
{
    /// <summary>Standard errors of the values, drawn as bars to both sides; empty where there are none, null for one that is not known.</summary>
    public ImmutableArray<double?> Errors { get; init; } = [];

    /// <summary>The section of the stack each point belongs to; empty where points belong to none.</summary>
    public ImmutableArray<int> Sections { get; init; } = [];
}

/// <summary>How a trace is drawn.</summary>
public enum ChartStyle
{
    /// <summary>A line.</summary>
    Line,

    /// <summary>A thick, light line behind others: what was measured.</summary>
    Measured,

    /// <summary>A dashed line.</summary>
    Dashed,

    /// <summary>A dotted line.</summary>
    Dotted,

    /// <summary>Full points: what was fitted and is good.</summary>
    Points,

    /// <summary>Crosses: what is weak.</summary>
    Crosses,

    /// <summary>Hollow points: what was predicted, or is excluded.</summary>
    Hollow,

    /// <summary>Squares: what was set by hand.</summary>
    Squares,
}

/// <summary>An upright line in a chart.</summary>
/// <param name="X">Where it stands.</param>
/// <param name="Label">Its word.</param>
public sealed record ChartMark(double X, string Label);
