using System.Globalization;
using ScottPlot;
using Thon.Correct.Deconvolution;
using Thon.Units;

namespace Thon.Report;

/// <summary>The two panels of a filter's plot, which share their frequencies.</summary>
/// <param name="Factor">What each frequency is multiplied by.</param>
/// <param name="Sources">The CTF and the signal-to-noise ratio.</param>
internal sealed record FilterPanels(Plot Factor, Plot Sources)
{
    private const int Points = 4000;

    // Where the ratio has fallen below this for good, nothing of the filter is left to be seen.
    private const double FaintRatio = 1e-4;

    // So that the end is seen to be one.
    private const double Beyond = 1.04;

    private const int SideRoom = 72;

    /// <summary>The panels of a filter; nothing is drawn yet.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="what">What it is the filter of.</param>
    public static FilterPanels Of(DeconvolutionFilter filter, string what)
    {
        double nyquist = SpatialFrequency.Nyquist(filter.PixelSize).CyclesPerAngstrom;
        double[] all = [.. Enumerable.Range(0, Points + 1).Select(i => nyquist * i / Points)];
        int last = Array.FindLastIndex(all, k => filter.SignalToNoiseAt(k) >= FaintRatio);
        double highest = last < 0 ? nyquist : Math.Min(nyquist, all[last] * Beyond);
        double[] shown = [.. Enumerable.Range(0, Points + 1).Select(i => highest * i / Points)];
        return new(FactorPanel(filter, what, shown), SourcesPanel(filter, shown));
    }

    private static Plot FactorPanel(DeconvolutionFilter filter, string what, double[] frequencies)
    {
        var plot = new Plot();
        AddLine(plot, frequencies, filter.At, "factor W = c / (c² + 1/SNR)", LinePattern.Solid, Colors.Black);
        AddMark(plot, filter.HighPassEdge, frequencies[^1], "high-pass ends", LinePattern.DenselyDashed);
        string zero = FilterWords.LowPassOf(filter.Settings) is null ? "first zero of the CTF" : "first zero, low-pass ends";
        if (filter.FirstZero is { } firstZero) AddMark(plot, firstZero, frequencies[^1], zero, LinePattern.Dotted);
        // Room is made for all lines but the last, which hangs over what stands below.
        plot.Title(TitleOf(filter, what) + "\n ", PlotLook.TitleSize);
        PlotLook.ShowSpacings(plot, frequencies[^1]);
        plot.Axes.Left.Label.Text = "factor W";
        plot.Axes.Bottom.Label.Text = "";
        SetRange(plot, plot.Axes.Left, Math.Min(0, frequencies.Min(filter.At)), frequencies.Max(filter.At));
        Finish(plot, frequencies[^1]);
        return plot;
    }

    private static Plot SourcesPanel(DeconvolutionFilter filter, double[] frequencies)
    {
        var plot = new Plot();
        string divisor = FilterWords.DivisorOf(filter);
        AddLine(plot, frequencies, filter.TransferAt, $"c = {divisor}, left axis", LinePattern.Solid, Colors.Black);
        // Where the ratio is below its axis there is no line: one along the axis would read like a value.
        double[] seen = [.. frequencies.Where(k => filter.SignalToNoiseAt(k) >= FaintRatio)];
        if (seen.Length > 0) AddLine(plot, seen, k => Decades(filter.SignalToNoiseAt(k)), "SNR, right axis", LinePattern.Dashed, Colors.DimGray).Axes.YAxis = plot.Axes.Right;
        double top = Math.Ceiling(frequencies.Max(k => Decades(filter.SignalToNoiseAt(k))) + 0.1), bottom = Decades(0);
        SetRange(plot, plot.Axes.Right, bottom, top);
        plot.Axes.Right.TickGenerator = Powers((int)bottom, (int)top);
        plot.Axes.Right.Label.Text = "signal-to-noise ratio";
        double lowest = filter.Input == InputState.Flipped ? 0 : -1;
        SetRange(plot, plot.Axes.Left, lowest, 1);
        plot.Axes.Left.TickGenerator = Fifths(lowest);
        plot.Axes.Left.Label.Text = divisor;
        plot.Axes.Bottom.Label.Text = "spatial frequency, 1/A";
        Finish(plot, frequencies[^1]);
        return plot;
    }

    private static ScottPlot.Plottables.Scatter AddLine(Plot plot, double[] frequencies, Func<double, double> value, string name, LinePattern pattern, Color color)
    {
        var line = plot.Add.ScatterLine(frequencies, Array.ConvertAll(frequencies, k => value(k)), color);
        (line.LineWidth, line.LinePattern, line.LegendText) = (PlotLook.LineWidth, pattern, name);
        return line;
    }

    private static void AddMark(Plot plot, SpatialFrequency frequency, double highest, string name, LinePattern pattern)
    {
        double k = frequency.CyclesPerAngstrom;
        if (k > highest) return;
        plot.Add.VerticalLine(k, PlotLook.ThinLine, Colors.DimGray, pattern).LegendText = $"{name}, {FilterWords.SpacingOf(frequency)}";
    }

    // The legend stands in its own room above all lines.
    private static void SetRange(Plot plot, IYAxis axis, double lowest, double highest) =>
        plot.Axes.SetLimitsY(lowest - 0.02 * (highest - lowest), highest + 0.18 * (highest - lowest), axis);

    private static void Finish(Plot plot, double highest)
    {
        plot.Axes.SetLimitsX(0, highest);
        // The frequencies of both panels stand under each other.
        foreach (var side in new IPanel[] { plot.Axes.Left, plot.Axes.Right }) (side.MinimumSize, side.MaximumSize) = (SideRoom, SideRoom);
        PlotLook.Finish(plot);
    }

    private static double Decades(double ratio) => Math.Log10(Math.Max(ratio, FaintRatio));

    private static ITickGenerator Powers(int lowest, int highest)
    {
        var ticks = new ScottPlot.TickGenerators.NumericManual();
        for (int power = lowest; power <= highest; power++) ticks.AddMajor(power, Text($"{Math.Pow(10, power):0.####}"));
        return ticks;
    }

    private static ITickGenerator Fifths(double lowest)
    {
        var ticks = new ScottPlot.TickGenerators.NumericManual();
        for (int i = (int)Math.Round(5 * lowest); i <= 5; i++) ticks.AddMajor(i / 5.0, Text($"{i / 5.0}"));
        return ticks;
    }

    private static string TitleOf(DeconvolutionFilter filter, string what)
    {
        var (settings, optics) = (filter.Settings, filter.Ctf.Microscope);
        string lowPass = FilterWords.LowPassOf(settings) is { } end ? ", low-pass " + end : "";
        return Text($"{what}\ndeconvolution as in {settings.Preset.Name}: strength {settings.Strength:G4}, fall-off {settings.FallOff:G4}, high-pass {FilterWords.HighPassOf(settings)}{lowPass}\n")
            + Text($"defocus {filter.Ctf.Defocus.Mean.Angstroms:F0} A, {optics.Voltage.Kilovolts:G4} kV, Cs {optics.SphericalAberration.Millimeters:G4} mm, amplitude contrast {optics.AmplitudeContrast:G4}, ")
            + Text($"phase {filter.Ctf.PhaseShift.Degrees:0.#} degrees, pixels of {filter.PixelSize.Angstroms:G4} A");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
