using Thon.Fourier;
using Thon.Imaging;
using Thon.Optics;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Correct;

/// <summary>
/// How one image is cut into boxes. In each box the image is filtered at a few defoci, and every pixel takes the two nearest to its own in
/// proportion. The boxes' margins hold what the lens displaced; the defoci are the same in all boxes, so boxes meet without a seam.
/// </summary>
/// <param name="BoxWidth">Width of a box, pixels.</param>
/// <param name="BoxHeight">Height of a box, pixels.</param>
/// <param name="Margin">Pixels of a box on every side that are not used.</param>
/// <param name="Blend">Pixels over which neighbouring boxes fade into each other.</param>
/// <param name="DefocusStep">From one defocus to the next, angstrom; infinite where one serves the whole image.</param>
public sealed record CorrectionPlan(int BoxWidth, int BoxHeight, int Margin, int Blend, double DefocusStep)
{
    // Two neighbouring defoci differ in phase by this much at the finest frequency, radian.
    private const double PhaseStep = 0.8;

    // Beyond the displaced waves the sign of the CTF, a function with edges, rings on; this many pixels more hold most of it.
    private const int Ringing = 24;

    private const int BlendWidth = 16;

    private static readonly int[] Sides = [128, 256, 384, 512, 768, 1024, 1536, 2048];

    // Where margins leave nothing of these, boxes are as large as margins and a core of one of these.
    private static readonly int[] LeastCores = [64, 128, 256, 512, 1024];

    /// <summary>The cheapest plan for an image.</summary>
    /// <param name="width">Width of the image, pixels.</param>
    /// <param name="height">Height of the image, pixels.</param>
    /// <param name="pixelSize">Pixel size.</param>
    /// <param name="centre">The CTF at the image centre.</param>
    /// <param name="plane">How the defocus varies over the image.</param>
    public static CorrectionPlan Of(int width, int height, Length pixelSize, ContrastTransfer centre, DefocusPlane plane)
    {
        double finest = SpatialFrequency.Nyquist(pixelSize).CyclesPerAngstrom;
        double range = (Math.Abs(plane.SlopeX) * width + Math.Abs(plane.SlopeY) * height) * pixelSize.Angstroms;
        double step = PhaseStep / (Math.PI * centre.Microscope.Wavelength.Angstroms * finest * finest);
        if (range < step / 4) step = double.PositiveInfinity;
        int margin = (int)Math.Ceiling(Displacement(centre, range / 2, finest) / pixelSize.Angstroms) + Ringing;
        // An untilted image takes one filter and is filtered whole; others in boxes that leave room for the next image in memory.
        if (double.IsInfinity(step))
            return new(SmoothSize.AtLeast(width + 2 * margin), SmoothSize.AtLeast(height + 2 * margin), margin, BlendWidth, step);
        var plans =
            from boxWidth in BoxSides(margin)
            from boxHeight in BoxSides(margin)
            let plan = new CorrectionPlan(boxWidth, boxHeight, margin, BlendWidth, step)
            where plan.CoreWidth > 2 * BlendWidth && plan.CoreHeight > 2 * BlendWidth
            orderby plan.Cost(width, height, pixelSize, plane)
            select plan;
        return plans.First();
    }

    private static IEnumerable<int> BoxSides(int margin) => Sides.Union(LeastCores.Select(core => SmoothSize.AtLeast(core + 2 * margin)));

    /// <summary>Columns of a box that are used; neighbours share <see cref="Blend"/> of them.</summary>
    public int CoreWidth => BoxWidth - 2 * Margin;

    /// <summary>Rows of a box that are used; neighbours share <see cref="Blend"/> of them.</summary>
    public int CoreHeight => BoxHeight - 2 * Margin;

    /// <summary>About how many butterflies the plan costs.</summary>
    private double Cost(int width, int height, Length pixelSize, DefocusPlane plane)
    {
        double columns = Boxes(width, CoreWidth), rows = Boxes(height, CoreHeight);
        double range = (Math.Abs(plane.SlopeX) * Math.Min(CoreWidth, width) + Math.Abs(plane.SlopeY) * Math.Min(CoreHeight, height)) * pixelSize.Angstroms;
        double defoci = double.IsInfinity(DefocusStep) ? 1 : range / DefocusStep + 2;
        double area = (double)BoxWidth * BoxHeight;
        // A filtered copy costs about as much again as its transform: the filter, the weights, the memory.
        return columns * rows * area * (Math.Log2(area) + defoci * (Math.Log2(area) + 10));
    }

    private int Boxes(int length, int core) => length <= core ? 1 : 1 + (int)Math.Ceiling((double)(length - core) / (core - Blend));

    /// <summary>Where the cores begin along one side of the image; together they cover it, each two sharing at least the blend.</summary>
    public int[] Starts(int length, int core)
    {
        int count = Boxes(length, core);
        return count == 1
            ? [(length - core) / 2]
            : [.. Enumerable.Range(0, count).Select(i => (int)Math.Round((double)(length - core) * i / (count - 1)))];
    }

    /// <summary>The farthest any wave is displaced, over the frequencies and the defoci of the image.</summary>
    private static double Displacement(ContrastTransfer centre, double defocusReach, double finest)
    {
        double low = centre.Defocus.V.Angstroms - defocusReach, high = centre.Defocus.U.Angstroms + defocusReach, farthest = 0;
        const int samples = 64;
        for (int i = 1; i <= samples; i++)
        {
            double k = finest * i / samples;
            farthest = Math.Max(farthest, Math.Max(centre.DelocalisationAt(k, low).Angstroms, centre.DelocalisationAt(k, high).Angstroms));
        }
        return farthest;
    }
}
