namespace Thon.Report.Charts;

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
