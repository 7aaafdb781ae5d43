using Thon.Correct;
using Thon.Correct.Canvas;
using Thon.Correct.Levels;
using Thon.Imaging;
using Thon.Tests.Fourier;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Tests.Correct;

/// <summary>
/// White noise, corrected, and summed along the lines of equal defocus: for every column of the canvas the mean product of a pixel with its neighbour some
/// columns on, over the variance of the noise. The shear is followed to the nearest pixel.
/// </summary>
internal sealed class Seams
{
    /// <summary>Products are kept for neighbours this many columns apart at most.</summary>
    public const int Lags = 4;

    // What is put around the image shows this far into it.
    private const int Edge = 112;

    // Uniform in [-1, 1).
    private const double Variance = 1.0 / 3;

    private readonly double[,] _sums;
    private readonly long[] _counts;
    private readonly Upright _upright;

    private Seams(CorrectionPlan plan, Upright upright) =>
        (Plan, _upright, _sums, _counts) = (plan, upright, new double[plan.Extent, Lags], new long[plan.Extent]);

    /// <summary>How the images were cut.</summary>
    public CorrectionPlan Plan { get; }

    /// <summary>Columns where boxes fade into each other: the first of them, and how many.</summary>
    public IEnumerable<(int First, int Count)> Borders
    {
        get
        {
            int margin = Plan.Box == Plan.Width ? 0 : Plan.Margin;
            int[] starts = [.. LevelBox.Of(Plan, 0, _upright.Slope * LocalBench.Pixel.Angstroms).Select(box => box.Start + margin)];
            return starts.Zip(starts.Skip(1), (left, right) => (right, left + Plan.Core - right));
        }
    }

    /// <summary>Columns seen by nearly all rows.</summary>
    public IEnumerable<int> Columns => Enumerable.Range(0, Plan.Extent).Where(column => _counts[column] > _counts.Max() * 0.9);

    /// <summary>Corrects noise of so many seeds, tilted by 50 degrees.</summary>
    public static Seams Of(int width, int height, double axis, CorrectionMode mode, int seeds)
    {
        var optics = LocalBench.Optics(50, axis);
        var correction = LocalBench.Correction(width, height, 50, axis, mode);
        double pixel = LocalBench.Pixel.Angstroms, step = CorrectionPlan.StepOf(optics.Centre, SpatialFrequency.Nyquist(LocalBench.Pixel).CyclesPerAngstrom);
        var seams = new Seams(correction.Plan, Upright.Of(optics.Plane, range => CorrectionPlan.IsNegligible(range, step), width * pixel, height * pixel));
        for (int seed = 1; seed <= seeds; seed++)
        {
            var image = new Image(width, height, Signals.Noise(width * height, seed));
            correction.ApplyInPlace(image);
            seams.Add(image);
        }
        return seams;
    }

    /// <summary>The mean product of pixels of a column with those some columns on; the variance where that is none.</summary>
    public double At(int column, int lag) => _sums[column, lag] / _counts[column] / Variance;

    /// <summary>Where between two defoci a column lies, in steps from the centre.</summary>
    public double LevelOf(int column, int width, int height)
    {
        var (across, along) = _upright.IsTransposed ? (height, width) : (width, height);
        return (column - across / 2 - _upright.ShiftOf(along / 2, along)) * _upright.Slope * LocalBench.Pixel.Angstroms / Plan.DefocusStep;
    }

    private void Add(Image image)
    {
        var (across, along) = _upright.IsTransposed ? (image.Height, image.Width) : (image.Width, image.Height);
        for (int row = Edge; row < along - Edge; row++)
        {
            int shift = (int)Math.Round(_upright.ShiftOf(row, along));
            for (int x = Edge; x < across - Edge - Lags; x++)
            {
                double pixel = At(x, row);
                for (int lag = 0; lag < Lags; lag++) _sums[x + shift, lag] += pixel * At(x + lag, row);
                _counts[x + shift]++;
            }
        }

        double At(int x, int row) => _upright.IsTransposed ? image[row, x] : image[x, row];
    }
}
