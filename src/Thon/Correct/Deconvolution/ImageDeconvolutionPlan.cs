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

    // Far beyond useful strengths the filter has spikes at the zeros of the CTF, which more steps would follow but slowly.
    private const double MostStepsForBends = 127;

    // Parts of a step by which one defocus may be off everywhere.
    private const double Negligible = 0.25;

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
        var (turn, bend) = TurnsOf(filter, low, high);
        double range = high - low, steps = range * turn / PhaseStep;
        if (steps < Negligible) return whole;
        int levels = Math.Max(FewestLevels, 1 + (int)Math.Ceiling(Math.Max(steps, Math.Min(MostStepsForBends, range * bend / PhaseStep))));
        return whole with { Lowest = low, Step = range / (levels - 1), Levels = levels };
    }

    private static int CanvasOf(int side) => SmoothSize.FastestAtLeast(side + Math.Clamp((int)(GapOfSide * side), NarrowestGap, WidestGap));

    private static (double Low, double High) RangeOf(int width, int height, double pixel, DefocusPlane plane)
    {
        double left = -(width / 2) * pixel, right = left + (width - 1) * pixel, bottom = -(height / 2) * pixel, top = bottom + (height - 1) * pixel;
        double[] corners = [plane.OffsetAt(left, bottom), plane.OffsetAt(right, bottom), plane.OffsetAt(left, top), plane.OffsetAt(right, top)];
        return (corners.Min(), corners.Max());
    }

    /// <summary>
    /// How fast the phase turns with defocus at the finest frequency that matters, radian/angstrom; and where the filter bends, in the bend's own measure: beside a
    /// zero of the CTF it bends within a phase of 1 / sqrt(SNR).
    /// </summary>
    private static (double Turn, double Bend) TurnsOf(DeconvolutionFilter filter, double low, double high)
    {
        var ctf = filter.Ctf;
        double spacing = SpatialFrequency.Nyquist(filter.PixelSize).CyclesPerAngstrom / Probes, turn = 0, bend = 0;
        double lowest = ctf.Defocus.V.Angstroms + low, highest = ctf.Defocus.U.Angstroms + high;
        double[] frequencies = [.. Enumerable.Range(1, Probes).Select(i => i * spacing)], defoci = [lowest, ctf.Defocus.Mean.Angstroms, highest];
        double least = Matters * frequencies.Max(k => defoci.Max(defocus => Math.Abs(filter.At(k, Math.Sin(ctf.PhaseAt(k * k, defocus))))));
        foreach (double k in frequencies)
        {
            double ratio = filter.SignalToNoiseAt(k), perDefocus = ctf.PhasePerDefocusAt(k * k);
            if (Highest(ratio) <= least) continue;
            turn = Math.Max(turn, perDefocus);
            bool hasZero = Math.Floor(ctf.PhaseAt(k * k, lowest) / Math.PI) != Math.Floor(ctf.PhaseAt(k * k, highest) / Math.PI);
            if (hasZero) bend = Math.Max(bend, PhaseStep * perDefocus * Math.Sqrt(1 + ratio));
        }
        return (turn, bend);
    }

    // c / (c^2 + 1/SNR) is highest where c^2 is 1/SNR, or at 1.
    private static double Highest(double ratio) => ratio >= 1 ? Math.Sqrt(ratio) / 2 : ratio / (1 + ratio);
}
