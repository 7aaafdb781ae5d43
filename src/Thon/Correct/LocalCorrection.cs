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
/// <param name="filtered">Takes the filtered half spectrum; may be the memory of <paramref name="spectrum"/>.</param>
public delegate void CtfFilter(ReadOnlySpan<Complex32> spectrum, PhaseMap map, float defocusOffset, Span<Complex32> filtered);

/// <summary>Filters an image by a CTF that varies over it: every pixel by the filter of its own defocus.</summary>
public sealed class LocalCorrection : IDisposable
{
    private readonly CorrectionPlan _plan;
    private readonly DefocusPlane _plane;
    private readonly Length _pixelSize;
    private readonly RealFft2D _fft;
    private readonly PhaseMap _map;
    private readonly Workspace _workspace;
    private readonly ImageFilter _filter;

    /// <summary>Prepares the correction of one image.</summary>
    /// <param name="width">Width of the image, pixels.</param>
    /// <param name="height">Height of the image, pixels.</param>
    /// <param name="pixelSize">Pixel size.</param>
    /// <param name="optics">The image's optics.</param>
    /// <param name="filter">What is to be done.</param>
    /// <param name="workspace">Transforms and buffers shared with other images.</param>
    public LocalCorrection(int width, int height, Length pixelSize, LocalOptics optics, ImageFilter filter, Workspace workspace)
    {
        (_pixelSize, _plane, _workspace, _filter) = (pixelSize, optics.Plane, workspace, filter);
        _plan = CorrectionPlan.Of(width, height, pixelSize, optics.Centre, optics.Plane);
        _fft = workspace.FftOf(_plan.BoxWidth, _plan.BoxHeight);
        _map = new PhaseMap(_plan.BoxWidth, _plan.BoxHeight, pixelSize, optics.Centre, workspace);
    }

    /// <summary>How the image is cut.</summary>
    public CorrectionPlan Plan => _plan;

    /// <summary>Corrects an image.</summary>
    /// <param name="image">The image; it stays as it is.</param>
    /// <param name="result">Takes the corrected image, which has the same mean.</param>
    /// <exception cref="ArgumentException">The images differ in size, or are one and the same.</exception>
    public void Apply(Image image, Image result) => Apply(image, FilterFor(_filter), result);

    private void Apply(Image image, CtfFilter filter, Image result)
    {
        if (ReferenceEquals(image.Pixels, result.Pixels)) throw new ArgumentException("the result needs an image of its own", nameof(result));
        if ((result.Width, result.Height) != (image.Width, image.Height)) throw new ArgumentException("the images differ in size", nameof(result));
        using var box = _workspace.Rent<float>(_plan.BoxWidth * _plan.BoxHeight);
        using var spectrum = _workspace.Rent<Complex32>(_fft.SpectrumWidth * _plan.BoxHeight);
        // Where one defocus serves all, the spectrum is filtered in place and needs no copy.
        using var copy = _workspace.Rent<Complex32>(IsFlat ? 0 : spectrum.Span.Length);
        var filtered = IsFlat ? spectrum : copy;
        float mean = (float)Statistics.Of(image.Pixels).Mean;
        Array.Fill(result.Pixels, mean);
        int[] columns = _plan.Starts(image.Width, _plan.CoreWidth), rows = _plan.Starts(image.Height, _plan.CoreHeight);
        float[][] columnWeights = Weights(columns, _plan.CoreWidth), rowWeights = Weights(rows, _plan.CoreHeight);
        for (int r = 0; r < rows.Length; r++)
            for (int c = 0; c < columns.Length; c++)
            {
                Padding.Cut(image, mean, columns[c] - _plan.Margin, rows[r] - _plan.Margin, _plan.Margin, box.Span, _plan.BoxWidth);
                _fft.Forward(box.Span, spectrum.Span);
                foreach (int level in Levels(image, columns[c], rows[r]))
                {
                    filter(spectrum.Span, _map, IsFlat ? 0 : (float)(level * _plan.DefocusStep), filtered.Span);
                    _fft.Inverse(filtered.Span, box.Span);
                    AddInPlace(result, box.Span, columns[c], rows[r], columnWeights[c], rowWeights[r], level);
                }
            }
    }

    private static CtfFilter FilterFor(ImageFilter filter) => filter.Mode == CorrectionMode.Flip ? PhaseFlip.Apply : filter.Mode == CorrectionMode.None ? (spectrum, _, _, filtered) => spectrum.CopyTo(filtered) : (spectrum, map, offset, filtered) =>
    {
        for (int i = 0; i < filtered.Length; i++)
        {
            float c = MathF.Sin(MathF.PI * (map.Base[i] + map.PerDefocus[i] * offset));
            double k = Math.Sqrt(map.PerDefocus[i] / map.PerDefocus[1]);
            if (filter.SignalToNoise is { } ratio) c = Math.Clamp(c / (c * c + 1 / (float)ratio.At(k)), -(float)filter.MaxGain, (float)filter.MaxGain);
            filtered[i] = spectrum[i] * c;
        }
    };

    /// <summary>Gives the memory of its phases back.</summary>
    public void Dispose() => _map.Dispose();

    private bool IsFlat => double.IsInfinity(_plan.DefocusStep);

    /// <summary>Which defoci, in steps from that of the image centre, the pixels of one core need.</summary>
    private IEnumerable<int> Levels(Image image, int left, int bottom)
    {
        if (IsFlat) return [0];
        int right = Math.Min(left + _plan.CoreWidth, image.Width) - 1, top = Math.Min(bottom + _plan.CoreHeight, image.Height) - 1;
        double[] corners = [LevelAt(image, left, bottom), LevelAt(image, right, bottom), LevelAt(image, left, top), LevelAt(image, right, top)];
        int first = (int)Math.Floor(corners.Min()), last = (int)Math.Ceiling(corners.Max());
        return Enumerable.Range(first, last - first + 1);
    }

    private double LevelAt(Image image, int x, int y) =>
        _plane.OffsetAt((x - image.Width / 2) * _pixelSize.Angstroms, (y - image.Height / 2) * _pixelSize.Angstroms) / _plan.DefocusStep;

    /// <summary>Adds a filtered box, each pixel as much as its defocus is near the box's.</summary>
    private void AddInPlace(Image result, ReadOnlySpan<float> box, int left, int bottom, float[] columnWeights, float[] rowWeights, int level)
    {
        float perColumn = IsFlat ? 0 : (float)(_plane.SlopeX * _pixelSize.Angstroms / _plan.DefocusStep);
        int first = Math.Max(0, -left), end = Math.Min(_plan.CoreWidth, result.Width - left);
        for (int y = Math.Max(0, -bottom); y < Math.Min(_plan.CoreHeight, result.Height - bottom); y++)
        {
            var source = box.Slice((y + _plan.Margin) * _plan.BoxWidth + _plan.Margin, _plan.CoreWidth);
            float start = IsFlat ? 0 : (float)(LevelAt(result, left, bottom + y) - level);
            LevelKernel.AddInPlace(result.Row(bottom + y)[(left + first)..(left + end)], source[first..end], columnWeights.AsSpan(first, end - first),
                rowWeights[y], start + first * perColumn, perColumn);
        }
    }

    /// <summary>How much every core counts at each of its pixels along one axis: neighbours fade into each other, and all add up to one.</summary>
    private static float[][] Weights(int[] starts, int core)
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
