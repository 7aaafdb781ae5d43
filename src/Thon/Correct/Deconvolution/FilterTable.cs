using Thon.Units;

namespace Thon.Correct.Deconvolution;

/// <summary>A deconvolution filter at evenly spaced frequencies, between which it runs straight; beyond the last it stays as it is there.</summary>
/// <param name="Values">The factors, from zero frequency on; at least two.</param>
/// <param name="Step">From one frequency to the next, cycles/angstrom.</param>
internal sealed record FilterTable(float[] Values, double Step)
{
    // The corner of a transform lies this much farther out than Nyquist.
    private static readonly double Corner = Math.Sqrt(3);

    // Between two points the phase of the CTF turns by no more than this fraction of the width of the filter's bend beside a zero: straight lines are off by 3e-4 there.
    private const double Fineness = 0.05;
    private const int Probes = 1024, FewestPoints = 4096, MostPoints = 1 << 20;

    /// <summary>The table of a filter: as coarse as its preset wants it, or as fine as it takes.</summary>
    public static FilterTable Of(DeconvolutionFilter filter)
    {
        double nyquist = SpatialFrequency.Nyquist(filter.PixelSize).CyclesPerAngstrom;
        var (points, highest) = filter.Settings.Preset.TablePoints is { } few ? (few, nyquist) : (PointsFor(filter, Corner * nyquist), Corner * nyquist);
        double step = highest / (points - 1);
        return new([.. Enumerable.Range(0, points).Select(i => (float)filter.At(i * step))], step);
    }

    private static int PointsFor(DeconvolutionFilter filter, double highest)
    {
        double defocus = filter.Ctf.Defocus.Mean.Angstroms, probe = highest / Probes, finest = highest;
        double PhaseAt(int i) => filter.Ctf.PhaseAt(i * probe * i * probe, defocus);
        for (int i = 0; i < Probes; i++)
        {
            double slope = Math.Abs(PhaseAt(i + 1) - PhaseAt(i)) / probe;
            finest = Math.Min(finest, Fineness / (slope * Math.Sqrt(1 + filter.SignalToNoiseAt(i * probe))));
        }
        return (int)Math.Clamp(highest / finest + 1, FewestPoints, MostPoints);
    }
}
