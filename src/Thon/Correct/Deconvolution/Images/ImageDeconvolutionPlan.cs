using Thon.Fourier;
using Thon.Tilts;

namespace Thon.Correct.Deconvolution.Images;

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
    /// <summary>Levels are added until the result is expected to lie this near to the exact one, as a part of it.</summary>
    public const double Aimed = 0.01;

    /// <summary>An image that lies farther from the exact one than this, as a part of it, does not count as followed.</summary>
    public const double Tolerated = 0.1;

    /// <summary>The most defoci an image is filtered for.</summary>
    public const int MostLevels = 128;

    /// <summary>
    /// How far the result is expected to lie from the exact one, whose every pixel has the filter of its own defocus: root mean square for white noise, as a part
    /// of the exact one.
    /// </summary>
    public double ExpectedError { get; init; }

    /// <summary>Whether the levels follow the defocus over the image; otherwise it varies by more than <see cref="MostLevels"/> of them can tell.</summary>
    public bool IsFollowed => ExpectedError <= Tolerated;

    // The gap leads from the level of one edge to that of the opposite one: a part of the side, but neither a step nor a waste.
    private const double GapOfSide = 0.05;
    private const int NarrowestGap = 64, WidestGap = 1024;

    // From one number of levels that is tried to the next.
    private const double Growth = 1.25;

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
        if (high == low) return whole;
        var error = new LevelError(filter, low, high);
        var (levels, expected) = (1, error.OfOne());
        while (!(expected <= Aimed) && levels < MostLevels)
        {
            levels = Math.Min(MostLevels, Math.Max(LevelCurve.FewestLevels, (int)Math.Ceiling(levels * Growth)));
            expected = error.Of(levels);
        }
        return levels == 1 ? whole with { ExpectedError = expected } : whole with { Lowest = low, Step = (high - low) / (levels - 1), Levels = levels, ExpectedError = expected };
    }

    private static int CanvasOf(int side) => SmoothSize.FastestAtLeast(side + Math.Clamp((int)(GapOfSide * side), NarrowestGap, WidestGap));

    private static (double Low, double High) RangeOf(int width, int height, double pixel, DefocusPlane plane)
    {
        double left = -(width / 2) * pixel, right = left + (width - 1) * pixel, bottom = -(height / 2) * pixel, top = bottom + (height - 1) * pixel;
        double[] corners = [plane.OffsetAt(left, bottom), plane.OffsetAt(right, bottom), plane.OffsetAt(left, top), plane.OffsetAt(right, top)];
        return (corners.Min(), corners.Max());
    }
}
