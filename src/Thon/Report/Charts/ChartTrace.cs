using System.Collections.Immutable;

namespace Thon.Report.Charts;

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
