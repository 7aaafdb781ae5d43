using Thon.Units;

namespace Thon.Correct.Deconvolution.Volumes;

/// <summary>What the filter of a volume needs of its frequencies, at even spaces from zero on; read between them on straight lines, and beyond the last as there.</summary>
/// <param name="Values">The factors themselves where the preset reads them from a table, else the signal-to-noise ratios; the last one stands twice.</param>
/// <param name="Step">From one frequency to the next, cycles/angstrom.</param>
internal sealed record FilterTable(float[] Values, double Step)
{
    // The corner of a transform lies this much farther out than Nyquist.
    private static readonly double Corner = Math.Sqrt(3);

    // Entries are this much closer than the frequencies of the volume. The ratio begins as k^2, so at the first frequency it is off by 0.1 %, at the tenth by 1e-5.
    private const int Fineness = 16;

    // In small volumes: the ratio falls by a thousandth from entry to entry at a fall-off of 1 and 10 A/px, and straight lines are off by 1e-7.
    private const int FewestPoints = 1 << 14;

    /// <summary>The last place that may be read.</summary>
    public int Last => Values.Length - 2;

    /// <summary>The table of a filter.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="longest">The longest side of the volume, voxels.</param>
    public static FilterTable Of(DeconvolutionFilter filter, int longest)
    {
        double nyquist = SpatialFrequency.Nyquist(filter.PixelSize).CyclesPerAngstrom;
        return filter.Settings.Preset.TablePoints is { } few
            ? Of(filter.At, few, nyquist)
            : Of(filter.SignalToNoiseAt, Math.Max(FewestPoints, (int)(Corner / 2 * Fineness * longest) + 2), Corner * nyquist);
    }

    private static FilterTable Of(Func<double, double> value, int points, double highest)
    {
        double step = highest / (points - 1);
        return new([.. Enumerable.Range(0, points).Append(points - 1).Select(i => (float)value(i * step))], step);
    }
}
