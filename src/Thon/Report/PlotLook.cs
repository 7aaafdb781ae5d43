using System.Globalization;
using ScottPlot;

namespace Thon.Report;

/// <summary>How all plots look: one font, one size of letters, spacings above frequencies.</summary>
internal static class PlotLook
{
    /// <summary>Width of a curve.</summary>
    public const float LineWidth = 2;

    /// <summary>Width of marks.</summary>
    public const float ThinLine = 1.5f;

    /// <summary>Size of titles.</summary>
    public const float TitleSize = 15;

    private const float LabelSize = 15, TickSize = 13, SymbolWidth = 36;

    // Of the axis; labels that stand closer touch.
    private const double LeastGap = 0.055;

    private static readonly double[] RoundSpacings = [500, 200, 100, 70, 50, 40, 30, 25, 20, 17, 15, 12, 10, 9, 8, 7, 6, 5, 4.5, 4, 3.5, 3, 2.5, 2, 1.5, 1];

    /// <summary>Sets the letters of a plot whose lines are drawn, and shows its legend above them.</summary>
    public static void Finish(Plot plot)
    {
        foreach (var axis in new IAxis[] { plot.Axes.Left, plot.Axes.Right, plot.Axes.Bottom, plot.Axes.Top })
        {
            (axis.Label.FontSize, axis.Label.Bold, axis.TickLabelStyle.FontSize) = (LabelSize, false, TickSize);
        }
        plot.ShowLegend(Alignment.UpperRight, Orientation.Horizontal);
        (plot.Legend.FontSize, plot.Legend.ShadowColor, plot.Legend.SymbolWidth) = (TickSize, Colors.Transparent, SymbolWidth);
        if (PlotFont.Name is { } font) plot.Font.Set(font);
    }

    /// <summary>Puts spacings in angstrom above an axis of frequencies that ends here, cycles/angstrom.</summary>
    public static void ShowSpacings(Plot plot, double highest)
    {
        plot.Axes.Top.Label.Text = "resolution, A";
        plot.Axes.Top.TickGenerator = Spacings(highest);
        plot.Axes.SetLimitsX(0, highest, plot.Axes.Top);
    }

    // Round spacings, as many as there is room for.
    private static ITickGenerator Spacings(double highest)
    {
        var ticks = new ScottPlot.TickGenerators.NumericManual();
        double before = 0;
        foreach (double angstroms in RoundSpacings)
        {
            if (1 / angstroms > highest || 1 / angstroms - before < LeastGap * highest) continue;
            ticks.AddMajor(before = 1 / angstroms, angstroms.ToString(CultureInfo.InvariantCulture));
        }
        return ticks;
    }
}
