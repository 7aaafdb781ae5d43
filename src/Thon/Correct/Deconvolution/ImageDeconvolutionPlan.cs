using Thon.Fourier;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Correct.Deconvolution;

/// <summary>
/// How one image is deconvolved: on a periodic canvas somewhat larger than itself, as a whole, since the high-pass makes the filter's kernel longer than any box;
/// and, if the specimen was tilted, at a few defoci.
/// </summary>
/// <param name="Width">Columns of the canvas.</param>
/// <param name="Height">Rows of the canvas.</param>
/// <param name="Lowest">What the first level adds to the defocus of the image centre, angstrom.</param>
/// <param name="Step">From one level to the next, angstrom; 0 where there is one.</param>
/// <param name="Levels">How many defoci the image is filtered for; 1, or at least 3.</param>
public sealed record ImageDeconvolutionPlan(int Width, int Height, double Lowest, double Step, int Levels)
{
    /// <summary>From one level to the next the phase of the CTF turns by no more than this at the finest frequency that matters, radian.</summary>
    public const double PhaseStep = 0.5;

    /// <summary>A frequency matters where the filter reaches this part of its maximum.</summary>
    public const double Matters = 0.01;

    // The gap leads from the level of one edge to that of the opposite one: a part of the side, but neither a step nor a waste.
    private const double GapOfSide = 0.05;
    private const int NarrowestGap = 64, WidestGap = 1024;

    // A curve through a bend needs some levels: the fewest that know one.
    private const int FewestLevels = 3;

    // Far beyond useful strengths the filter has spikes at the zeros of the CTF that more levels would only follow slowly.
    private const int MostLevels = 128;

    private const int Probes = 1024;

    /// <summary>The plan of an image.</summary>
    /// <param name="width">Columns of the image.</param>
    /// <param name="height">Its rows.</param>
    /// <param name="filter">The filter of its centre.</param>
    /// <param name="plane">How its defocus varies.</param>
    /// <exception cref="ArgumentException">A defocus that is no number.</exception>
    internal static ImageDeconvolutionPlan Of(int width, int height, DeconvolutionFilter filter, DefocusPlane plane)
    {
        var whole = new ImageDeconvolutionPlan(CanvasOf(width), CanvasOf(height), 0, 0, 1);
        var (low, high) = RangeOf(width, height, filter.PixelSize.Angstroms, plane);
        if (!double.IsFinite(filter.Ctf.Defocus.U.Angstroms + filter.Ctf.Defocus.V.Angstroms + high - low)) throw new ArgumentException("a defocus that is no number", nameof(filter));
        double step = StepOf(filter, low, high);
        if (high - low < step / 4) return whole;
        int levels = (int)Math.Clamp(Math.Ceiling((high - low) / step) + 1, FewestLevels, MostLevels);
        return whole with { Lowest = low, Step = (high - low) / (levels - 1), Levels = levels };
    }

    private static int CanvasOf(int side) => SmoothSize.FastestAtLeast(side + Math.Clamp((int)(GapOfSide * side), NarrowestGap, WidestGap));

    private static (double Low, double High) RangeOf(int width, int height, double pixel, DefocusPlane plane)
    {
        double left = -(width / 2) * pixel, right = left + (width - 1) * pixel, bottom = -(height / 2) * pixel, top = bottom + (height - 1) * pixel;
        double[] corners = [plane.OffsetAt(left, bottom), plane.OffsetAt(right, bottom), plane.OffsetAt(left, top), plane.OffsetAt(right, top)];
        return (corners.Min(), corners.Max());
    }

    /// <summary>The step that the frequency most in need of levels asks for; infinite where none matters.</summary>
    private static double StepOf(DeconvolutionFilter filter, double low, double high)
    {
        double spacing = SpatialFrequency.Nyquist(filter.PixelSize).CyclesPerAngstrom / Probes, fastest = 0;
        double lowest = filter.Ctf.Defocus.V.Angstroms + low, highest = filter.Ctf.Defocus.U.Angstroms + high;
        double[] frequencies = [.. Enumerable.Range(1, Probes).Select(i => i * spacing)];
        double least = Matters * frequencies.Max(k => new[] { lowest, filter.Ctf.Defocus.Mean.Angstroms, highest }.Max(defocus => Math.Abs(filter.At(k, Math.Sin(filter.Ctf.PhaseAt(k * k, defocus))))));
        foreach (double k in frequencies)
        {
            double ratio = filter.SignalToNoiseAt(k);
            if (Highest(ratio) <= least) continue;
            // Beside a zero of the CTF the filter bends within a phase of 1 / sqrt(SNR).
            bool bends = Math.Floor(filter.Ctf.PhaseAt(k * k, lowest) / Math.PI) != Math.Floor(filter.Ctf.PhaseAt(k * k, highest) / Math.PI);
            fastest = Math.Max(fastest, filter.Ctf.PhasePerDefocusAt(k * k) * (bends ? Math.Max(1, PhaseStep * Math.Sqrt(1 + ratio)) : 1));
        }
        return PhaseStep / fastest;
    }

    // c / (c^2 + 1/SNR) is highest where c^2 is 1/SNR, or at 1.
    private static double Highest(double ratio) => ratio >= 1 ? Math.Sqrt(ratio) / 2 : ratio / (1 + ratio);
}
