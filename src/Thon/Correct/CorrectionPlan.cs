using Thon.Correct.Canvas;
using Thon.Fourier;
using Thon.Optics;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Correct;

/// <summary>
/// How one image is worked on. It is set upright on a canvas that leaves room for what the lens displaced, transformed along its columns, and each
/// frequency along the columns is then filtered across them, in boxes, at a few defoci.
/// </summary>
/// <param name="Width">Columns of the canvas: the image set upright, and a gap.</param>
/// <param name="Height">Rows of the canvas: the image, and a gap.</param>
/// <param name="Extent">Columns of the canvas that the image takes up.</param>
/// <param name="Margin">Pixels of a box on either side that are not used, and width of the gaps.</param>
/// <param name="Box">Columns of a box.</param>
/// <param name="DefocusStep">From one defocus to the next, angstrom; infinite where one serves the whole image.</param>
public sealed record CorrectionPlan(int Width, int Height, int Extent, int Margin, int Box, double DefocusStep)
{
    /// <summary>Columns over which neighbouring boxes fade into each other.</summary>
    public const int Blend = 16;

    /// <summary>Two neighbouring defoci differ in phase by this much at the finest frequency, radian.</summary>
    public const double PhaseStep = 0.5;

    // Beyond the displaced waves the sign of the CTF, a function with edges, rings on: its overtones travel three, five and more times as far. With this many
    // pixels more, boxes agree about them until no seam is left in flipped noise; with 24 its power was 1 to 1.6 % lower where boxes meet.
    private const int Ringing = 96;

    // Filters without a CTF are narrow,
    private const int NarrowMargin = 64;

    // but for a low-pass, which rings for some ten times the finest spacing kept; half of it keeps opposite edges apart to a few per cent of what there is.
    private const double LowPassReach = 5;

    // A filtered copy costs as much as this many more passes of its transform: the filter and the sums.
    private const double FilterPasses = 3;

    // Longer boxes leave the second-level cache; only margins that leave no room in them are a reason to.
    private const int LargestCached = 1600;

    /// <summary>Whether one defocus serves the whole image.</summary>
    public bool IsFlat => double.IsInfinity(DefocusStep);

    /// <summary>Columns of a box that are used; neighbours share <see cref="Blend"/> of them.</summary>
    public int Core => Box == Width ? Extent : Box - 2 * Margin;

    /// <summary>The plan of an image without a CTF.</summary>
    /// <param name="width">Columns of the image.</param>
    /// <param name="height">Its rows.</param>
    /// <param name="lowPass">The finest spacing kept, pixels; zero for all.</param>
    internal static CorrectionPlan WithoutCtf(int width, int height, double lowPass)
    {
        int margin = MarginOf(NarrowMargin, lowPass, Math.Max(width, height)), canvas = SmoothSize.FastestAtLeast(width + margin);
        return new(canvas, SmoothSize.FastestAtLeast(height + margin), width, margin, canvas, double.PositiveInfinity);
    }

    // No gap need be wider than the image.
    private static int MarginOf(int margin, double lowPass, int side) => Math.Max(margin, (int)Math.Min(side, Math.Ceiling(LowPassReach * lowPass)));

    /// <summary>The cheapest plan for an image.</summary>
    /// <param name="width">Columns of the image once it is transposed, if it is.</param>
    /// <param name="height">Its rows.</param>
    /// <param name="pixelSize">Pixel size.</param>
    /// <param name="centre">The CTF at the image centre.</param>
    /// <param name="plane">How the defocus varies over the image.</param>
    /// <param name="upright">How the image is set upright.</param>
    /// <param name="finest">The finest frequency that is kept, cycles/angstrom.</param>
    /// <param name="lowPass">The finest spacing kept, pixels; zero for all.</param>
    internal static CorrectionPlan Of(int width, int height, Length pixelSize, ContrastTransfer centre, DefocusPlane plane, Upright upright, double finest, double lowPass)
    {
        double reach = ReachOf(width, height, pixelSize, plane), step = StepOf(centre, finest);
        double displacement = Displacement(centre, reach, finest) / pixelSize.Angstroms;
        if (!(displacement < SmoothSize.LongestTransform / 4)) throw new ArgumentException($"a defocus of {centre.Defocus.Mean.Angstroms} A displaces waves by {displacement} pixels", nameof(centre));
        int margin = MarginOf((int)Math.Ceiling(displacement) + Ringing, lowPass, Math.Max(width, height));
        int extent = width + upright.Widening(height), canvas = SmoothSize.FastestAtLeast(extent + margin);
        var whole = new CorrectionPlan(canvas, SmoothSize.FastestAtLeast(height + margin), extent, margin, canvas, double.PositiveInfinity);
        if (IsNegligible(2 * reach, step)) return whole;
        double perColumn = Math.Abs(upright.Slope) * pixelSize.Angstroms / step;
        var boxes = Sizes(4 * (margin + Blend), Math.Min(canvas, Math.Max(LargestCached, 6 * margin))).Where(size => size > 2 * margin + 2 * Blend).Select(size => whole with { Box = size, DefocusStep = step });
        return boxes.Append(whole with { DefocusStep = step }).MinBy(plan => plan.Cost(perColumn))!;
    }

    /// <summary>Defoci that differ by less than this over a distance count as one there, angstrom.</summary>
    internal static bool IsNegligible(double range, double step) => range < step / 4;

    /// <summary>The step between defoci that a finest frequency asks for, angstrom.</summary>
    internal static double StepOf(ContrastTransfer centre, double finest) => PhaseStep / centre.PhasePerDefocusAt(finest * finest);

    /// <summary>Where the boxes' cores begin; together they cover the image, each two sharing at least the blend.</summary>
    internal int[] Starts()
    {
        int count = Count;
        return count == 1 ? [0] : [.. Enumerable.Range(0, count).Select(i => (int)Math.Round((double)(Extent - Core) * i / (count - 1)))];
    }

    private int Count => Extent <= Core ? 1 : 1 + (int)Math.Ceiling((double)(Extent - Core) / (Core - Blend));

    /// <summary>About how many passes over a column the plan costs.</summary>
    private double Cost(double levelsPerColumn)
    {
        double passes = SmoothSize.Effort(Box), levels = Math.Min(Core, Extent) * levelsPerColumn + Levels.DefocusLevels.Support;
        return Count * (double)Box * (passes + levels * (passes + FilterPasses));
    }

    /// <summary>Sizes that transform fast, in growing steps.</summary>
    private static IEnumerable<int> Sizes(int from, int below)
    {
        for (double size = Math.Max(128, from / 2); size < below; size *= 1.06) yield return SmoothSize.FastestAtLeast((int)size);
    }

    private static double ReachOf(int width, int height, Length pixelSize, DefocusPlane plane)
    {
        double major = Math.Max(Math.Abs(plane.SlopeX), Math.Abs(plane.SlopeY)), minor = Math.Min(Math.Abs(plane.SlopeX), Math.Abs(plane.SlopeY));
        return (major * width + minor * height) * pixelSize.Angstroms / 2;
    }

    /// <summary>The farthest any wave is displaced, over the frequencies and the defoci of the image, angstrom.</summary>
    private static double Displacement(ContrastTransfer centre, double reach, double finest)
    {
        double low = centre.Defocus.V.Angstroms - reach, high = centre.Defocus.U.Angstroms + reach, farthest = 0;
        const int samples = 64;
        for (int i = 1; i <= samples; i++)
        {
            double k = finest * i / samples;
            farthest = Math.Max(farthest, Math.Max(centre.DelocalisationAt(k, low).Angstroms, centre.DelocalisationAt(k, high).Angstroms));
        }
        return farthest;
    }
}
