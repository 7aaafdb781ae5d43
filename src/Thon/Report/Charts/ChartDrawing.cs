using ScottPlot;

namespace Thon.Report.Charts;

/// <summary>A chart as a plot.</summary>
internal static class ChartDrawing
{
    // Of the range of the values; the legend and the words of marks stand in the room above all lines.
    private const double RoomBelow = 0.04, RoomAbove = 0.2, RoomBeside = 0.03, MarkAbove = 0.01;

    // Where all values are one.
    private const double LeastRange = 1e-9;

    private const float MarkSize = 12, MarkBeside = 2;

    /// <summary>The plot.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="ink">What it is drawn with.</param>
    public static Plot Of(Chart chart, PlotInk ink)
    {
        var plot = new Plot();
        foreach (var trace in chart.Traces) TraceDrawing.Add(plot, trace, ink);
        var (left, right) = Range(chart.X, chart.Traces.SelectMany(trace => trace.X));
        plot.Axes.Bottom.Label.Text = chart.X.Label;
        plot.Axes.Left.Label.Text = chart.Y.Label;
        bool isFrequency = chart.X.Kind == ChartAxisKind.Frequency;
        double beside = isFrequency ? 0 : RoomBeside * (right - left);
        plot.Axes.SetLimitsX(left - beside, right + beside);
        if (isFrequency) PlotLook.ShowSpacings(plot, right);
        // Room is made for all lines of a title but the last, which hangs over what stands below.
        plot.Title(isFrequency ? chart.Title + "\n " : chart.Title, PlotLook.TitleSize);
        var (bottom, top) = Range(chart.Y, chart.Traces.SelectMany(Reach));
        plot.Axes.SetLimitsY(bottom - RoomBelow * (top - bottom), top + RoomAbove * (top - bottom));
        foreach (var mark in chart.Marks) AddMark(plot, mark, top + MarkAbove * (top - bottom), ink);
        PlotLook.Finish(plot);
        return plot;
    }

    private static void AddMark(Plot plot, ChartMark mark, double height, PlotInk ink)
    {
        plot.Add.VerticalLine(mark.X, PlotLook.ThinLine, PlotInk.Dotted, ink.PatternOf(LinePattern.Dotted));
        var word = plot.Add.Text(mark.Label, mark.X, height);
        (word.LabelFontSize, word.LabelFontColor, word.LabelAlignment, word.OffsetX) = (MarkSize, Colors.Black, Alignment.LowerLeft, MarkBeside);
    }

    // A value with its error to both sides.
    private static IEnumerable<double> Reach(ChartTrace trace)
    {
        for (int i = 0; i < trace.Y.Length; i++)
        {
            if (trace.Y[i] is not { } value) continue;
            double error = trace.Errors.IsEmpty ? 0 : trace.Errors[i] ?? 0;
            yield return value - error;
            yield return value + error;
        }
    }

    private static (double Lowest, double Highest) Range(ChartAxis axis, IEnumerable<double> values)
    {
        double[] all = [.. values];
        double lowest = axis.Lowest ?? (all.Length > 0 ? all.Min() : 0), highest = axis.Highest ?? (all.Length > 0 ? all.Max() : 1);
        double least = LeastRange + Math.Abs(highest) * RoomBeside;
        if (highest - lowest > LeastRange * Math.Max(1, Math.Abs(highest))) return (lowest, highest);
        return (lowest - least, highest + least);
    }
}
