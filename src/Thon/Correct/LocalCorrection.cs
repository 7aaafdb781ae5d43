using Thon.Fourier;
using Thon.Imaging;
using Thon.Optics;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Correct;

/// <summary>Writes a filtered spectrum for one defocus.</summary>
/// <param name="spectrum">Half spectrum, [ky, kx].</param>
/// <param name="map">The CTF's phases.</param>
/// <param name="defocusOffset">What the place adds to the defocus of the image centre, angstrom.</param>
/// <param name="filtered">Takes the filtered half spectrum.</param>
public delegate void CtfFilter(ReadOnlySpan<Complex32> spectrum, PhaseMap map, float defocusOffset, Span<Complex32> filtered);

/// <summary>Filters an image by a CTF that varies over it: every pixel by the filter of its own defocus.</summary>
public sealed class LocalCorrection
{
    private readonly CorrectionPlan _plan;
    private readonly DefocusPlane _plane;
    private readonly Length _pixelSize;
    private readonly RealFft2D _fft;
    private readonly PhaseMap _map;
    private readonly float[] _box;
    private readonly Complex32[] _spectrum;
    private readonly Complex32[] _filtered;

    /// <summary>Prepares the correction of one image.</summary>
    /// <param name="width">Width of the image, pixels.</param>
    /// <param name="height">Height of the image, pixels.</param>
    /// <param name="pixelSize">Pixel size.</param>
    /// <param name="centre">The CTF at the image centre.</param>
    /// <param name="plane">How the defocus varies over the image.</param>
    public LocalCorrection(int width, int height, Length pixelSize, ContrastTransfer centre, DefocusPlane plane)
    {
        (_pixelSize, _plane) = (pixelSize, plane);
        _plan = CorrectionPlan.Of(width, height, pixelSize, centre, plane);
        _fft = new RealFft2D(_plan.BoxWidth, _plan.BoxHeight);
        _map = new PhaseMap(_plan.BoxWidth, _plan.BoxHeight, pixelSize, centre);
        _box = new float[_plan.BoxWidth * _plan.BoxHeight];
        _spectrum = new Complex32[_fft.SpectrumWidth * _plan.BoxHeight];
        _filtered = new Complex32[_spectrum.Length];
    }

    /// <summary>How the image is cut.</summary>
    public CorrectionPlan Plan => _plan;

    /// <summary>Corrects an image.</summary>
    /// <param name="image">The image; it stays as it is.</param>
    /// <param name="filter">The filter, such as <see cref="PhaseFlip.Apply"/>.</param>
    /// <returns>The corrected image, with the same mean.</returns>
    public Image Apply(Image image, CtfFilter filter)
    {
        float mean = (float)Statistics.Of(image.Pixels).Mean;
        var result = new Image(image.Width, image.Height);
        Array.Fill(result.Pixels, mean);
        int[] columns = _plan.Starts(image.Width, _plan.CoreWidth), rows = _plan.Starts(image.Height, _plan.CoreHeight);
        float[][] columnWeights = Weights(columns, _plan.CoreWidth, image.Width), rowWeights = Weights(rows, _plan.CoreHeight, image.Height);
        for (int r = 0; r < rows.Length; r++)
            for (int c = 0; c < columns.Length; c++)
            {
                Padding.Cut(image, mean, columns[c] - _plan.Margin, rows[r] - _plan.Margin, Math.Max(1, _plan.Margin), _box, _plan.BoxWidth);
                _fft.Forward(_box, _spectrum);
                foreach (double level in Levels(image, columns[c], rows[r]))
                {
                    filter(_spectrum, _map, double.IsInfinity(_plan.DefocusStep) ? 0 : (float)(level * _plan.DefocusStep), _filtered);
                    _fft.Inverse(_filtered, _box);
                    AddInPlace(result, columns[c], rows[r], columnWeights[c], rowWeights[r], level);
                }
            }
        return result;
    }

    /// <summary>Which defoci, in steps from that of the image centre, the pixels of one core need.</summary>
    private IEnumerable<double> Levels(Image image, int left, int bottom)
    {
        if (double.IsInfinity(_plan.DefocusStep)) return [0];
        int right = Math.Min(left + _plan.CoreWidth, image.Width) - 1, top = Math.Min(bottom + _plan.CoreHeight, image.Height) - 1;
        double[] corners = [LevelAt(image, left, bottom), LevelAt(image, right, bottom), LevelAt(image, left, top), LevelAt(image, right, top)];
        int first = (int)Math.Floor(corners.Min()), last = (int)Math.Ceiling(corners.Max());
        return Enumerable.Range(first, last - first + 1).Select(level => (double)level);
    }

    private double LevelAt(Image image, int x, int y) =>
        _plane.OffsetAt((x - image.Width / 2) * _pixelSize.Angstroms, (y - image.Height / 2) * _pixelSize.Angstroms) / _plan.DefocusStep;

    /// <summary>Adds the box in <see cref="_box"/>, each pixel as much as its defocus is near the box's.</summary>
    private void AddInPlace(Image result, int left, int bottom, float[] columnWeights, float[] rowWeights, double level)
    {
        bool flat = double.IsInfinity(_plan.DefocusStep);
        float perColumn = flat ? 0 : (float)(_plane.SlopeX * _pixelSize.Angstroms / _plan.DefocusStep);
        int first = Math.Max(0, -left), end = Math.Min(_plan.CoreWidth, result.Width - left);
        for (int y = Math.Max(0, -bottom); y < Math.Min(_plan.CoreHeight, result.Height - bottom); y++)
        {
            var source = _box.AsSpan((y + _plan.Margin) * _plan.BoxWidth + _plan.Margin, _plan.CoreWidth);
            float start = flat ? 0 : (float)(LevelAt(result, left, bottom + y) - level);
            LevelKernel.AddInPlace(result.Row(bottom + y)[(left + first)..(left + end)], source[first..end], columnWeights.AsSpan(first, end - first),
                rowWeights[y], start + first * perColumn, perColumn);
        }
    }

    /// <summary>How much every core counts at each of its pixels along one axis: neighbours fade into each other, and all add up to one.</summary>
    private static float[][] Weights(int[] starts, int core, int length)
    {
        var weights = starts.Select(_ => new float[core]).ToArray();
        Array.ForEach(weights, row => Array.Fill(row, 1));
        for (int i = 1; i < starts.Length; i++)
        {
            int overlap = starts[i - 1] + core - starts[i];
            for (int x = 0; x < overlap; x++)
            {
                float rising = (float)(0.5 - 0.5 * Math.Cos(Math.PI * (x + 0.5) / overlap));
                weights[i][x] *= rising;
                weights[i - 1][core - overlap + x] *= 1 - rising;
            }
        }
        return weights;
    }
}
