using ScottPlot;

namespace Thon.Report.Charts;

/// <summary>Draws the traces of a chart. They differ in pattern and form, so that a print without colours tells them apart.</summary>
internal static class TraceDrawing
{
    private const float Thick = 5, MarkerSize = 10, MarkerLine = 2, BarLine = 1.2f, CapSize = 4;

    /// <summary>Adds a trace to a plot.</summary>
    /// <param name="plot">The plot.</param>
    /// <param name="trace">The trace.</param>
    /// <param name="ink">What it is drawn with.</param>
    public static void Add(Plot plot, ChartTrace trace, PlotInk ink)
    {
        if (trace.Y.All(value => value is null)) return;
        if (trace.Style is ChartStyle.Line or ChartStyle.Measured or ChartStyle.Dashed or ChartStyle.Dotted) AddLine(plot, trace, ink);
        else AddPoints(plot, trace);
    }

    // A gap ends a line; what follows is another one, without a name of its own.
    private static void AddLine(Plot plot, ChartTrace trace, PlotInk ink)
    {
        var (width, pattern, color) = trace.Style switch
        {
            ChartStyle.Measured => (Thick, LinePattern.Solid, Colors.LightGray),
            ChartStyle.Dashed => (PlotLook.LineWidth, ink.PatternOf(LinePattern.Dashed), PlotInk.Dashed),
            ChartStyle.Dotted => (PlotLook.LineWidth, ink.PatternOf(LinePattern.Dotted), PlotInk.Dotted),
            _ => (PlotLook.LineWidth, LinePattern.Solid, Colors.Black),
        };
        string name = trace.Name;
        foreach (var (from, to) in Pieces(trace))
        {
            double[] x = [.. trace.X.AsSpan(from, to - from)], y = [.. trace.Y.Skip(from).Take(to - from).OfType<double>()];
            var line = plot.Add.ScatterLine(x, y, color);
            (line.LineWidth, line.LinePattern, line.LegendText) = (width, pattern, name);
            name = "";
        }
    }

    private static IEnumerable<(int From, int To)> Pieces(ChartTrace trace)
    {
        for (int from = 0; from < trace.Y.Length;)
        {
            int to = from;
            while (to < trace.Y.Length && trace.Y[to] is not null) to++;
            if (to > from) yield return (from, to);
            from = to + 1;
        }
    }

    private static void AddPoints(Plot plot, ChartTrace trace)
    {
        int[] known = [.. Enumerable.Range(0, trace.Y.Length).Where(i => trace.Y[i] is not null)];
        double[] x = [.. known.Select(i => trace.X[i])], y = [.. known.Select(i => trace.Y[i]!.Value)];
        if (!trace.Errors.IsEmpty)
        {
            var bars = plot.Add.ErrorBar(x, y, [.. known.Select(i => trace.Errors[i] ?? 0)]);
            (bars.Color, bars.LineWidth, bars.CapSize) = (Colors.Gray, BarLine, CapSize);
        }
        var points = plot.Add.ScatterPoints(x, y, Colors.Black);
        (points.MarkerSize, points.LegendText) = (MarkerSize, trace.Name);
        (points.MarkerShape, points.MarkerLineWidth) = trace.Style switch
        {
            ChartStyle.Crosses => (MarkerShape.Eks, MarkerLine),
            ChartStyle.Hollow => (MarkerShape.OpenCircle, MarkerLine),
            ChartStyle.Squares => (MarkerShape.FilledSquare, 0),
            _ => (MarkerShape.FilledCircle, 0),
        };
    }
}
