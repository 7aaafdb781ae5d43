using System.Globalization;
using ScottPlot;

namespace Thon.Report.Charts;

/// <summary>A map of the defocus as a plot: the darker, the more underfocused, with a scale and a number at some places.</summary>
internal static class MapDrawing
{
    private const double AngstromsPerMicrometer = 1e4;

    // Of the points, numbers stand at every third, away from the edges.
    private const int NumberStep = 3;

    private const float NumberSize = 13;

    // The longer side of the image, and what stands around it, pixels.
    private const int Side = 600, LeftRoom = 90, RightRoom = 130, BottomRoom = 60, TopRoom = 50;

    /// <summary>Width of the picture, pixels.</summary>
    public static int WidthOf(DefocusMap map) => LeftRoom + Shown(map.WidthAngstroms, map) + RightRoom;

    /// <summary>Height of the picture, pixels.</summary>
    public static int HeightOf(DefocusMap map) => TopRoom + Shown(map.HeightAngstroms, map) + BottomRoom;

    /// <summary>The plot.</summary>
    public static Plot Of(DefocusMap map)
    {
        var plot = new Plot();
        double right = map.WidthAngstroms / 2 / AngstromsPerMicrometer, top = map.HeightAngstroms / 2 / AngstromsPerMicrometer;
        // Cells lie around the points; half of those on the edges lies beyond the image, which the limits cut off.
        double cellX = 2 * right / (map.Columns - 1), cellY = 2 * top / (map.Rows - 1);
        var heat = plot.Add.Heatmap(Micrometers(map));
        heat.Position = new(-right - cellX / 2, right + cellX / 2, -top - cellY / 2, top + cellY / 2);
        (heat.Colormap, heat.Smooth, heat.CellAlignment) = (new ScottPlot.Colormaps.Grayscale().Reversed(), true, Alignment.MiddleCenter);
        var scale = plot.Add.ColorBar(heat);
        scale.Label = "defocus, um";
        AddNumbers(plot, map, cellX, cellY);
        plot.Axes.Bottom.Label.Text = "x from the centre, um";
        plot.Axes.Left.Label.Text = "y from the centre, um";
        plot.Title("Defocus over the image", PlotLook.TitleSize);
        plot.Axes.SetLimits(-right, right, -top, top);
        PlotLook.Finish(plot);
        plot.HideLegend();
        plot.Layout.Fixed(new PixelPadding(LeftRoom, RightRoom, BottomRoom, TopRoom));
        return plot;
    }

    private static int Shown(double angstroms, DefocusMap map) => (int)Math.Max(Side / 4.0, Math.Round(Side * angstroms / Math.Max(map.WidthAngstroms, map.HeightAngstroms)));

    // A heat map begins with its top row.
    private static double[,] Micrometers(DefocusMap map)
    {
        double[,] values = new double[map.Rows, map.Columns];
        for (int row = 0; row < map.Rows; row++)
            for (int column = 0; column < map.Columns; column++)
                values[map.Rows - 1 - row, column] = map.Angstroms[row * map.Columns + column] / AngstromsPerMicrometer;
        return values;
    }

    private static void AddNumbers(Plot plot, DefocusMap map, double cellX, double cellY)
    {
        for (int row = 1; row < map.Rows; row += NumberStep)
        {
            for (int column = 1; column < map.Columns; column += NumberStep)
            {
                double x = (column - (map.Columns - 1) / 2.0) * cellX, y = (row - (map.Rows - 1) / 2.0) * cellY;
                string number = (map.Angstroms[row * map.Columns + column] / AngstromsPerMicrometer).ToString("F3", CultureInfo.InvariantCulture);
                var text = plot.Add.Text(number, x, y);
                (text.LabelFontSize, text.LabelAlignment, text.LabelFontColor, text.LabelBackgroundColor, text.LabelPadding) =
                    (NumberSize, Alignment.MiddleCenter, Colors.Black, Colors.White.WithAlpha(0.7), 2);
            }
        }
    }
}
