using System.Runtime.Intrinsics;
using Thon.Fourier;
using Thon.Imaging;

namespace Thon.Correct.Canvas;

/// <summary>
/// The image on its canvas, transformed along its columns. Columns are turned into rows a few at a time, so the canvas is never there as a whole but as
/// spectrum.
/// </summary>
internal sealed class ColumnSpectrum
{
    // Two bands of the widest registers: a cache line and its neighbour of every row of the image.
    private const int Together = 32;

    private readonly CorrectionPlan _plan;
    private readonly RealFft1D _fft;
    private readonly Workspace _workspace;

    /// <summary>The transform for one plan.</summary>
    public ColumnSpectrum(CorrectionPlan plan, Workspace workspace) => (_plan, _fft, _workspace) = (plan, workspace.FftOf(plan.Height), workspace);

    /// <summary>Values of the spectrum, [column, frequency].</summary>
    public int Length => checked(_plan.Width * _fft.SpectrumLength);

    /// <summary>Lays an image, its mean taken away, on the canvas and transforms it.</summary>
    public void Forward(Image image, Surroundings surroundings, Span<Complex32> spectrum)
    {
        using var band = _workspace.Rent<float>(Together * _plan.Height);
        for (int first = 0; first < _plan.Width; first += Together)
        {
            int count = Math.Min(Together, _plan.Width - first), inside = Math.Clamp(image.Width - first, 0, count);
            Transposition.Copy(image.Pixels.AsSpan(Math.Min(first, image.Width)), image.Width, band.Span, _plan.Height, image.Height, inside);
            float mean = (float)surroundings.Mean;
            for (int i = 0; i < count; i++)
            {
                var column = band.Span.Slice(i * _plan.Height, _plan.Height);
                int known = i < inside ? image.Height : 0;
                for (int y = known; y < column.Length; y++) column[y] = surroundings.At(first + i, y);
                AddInPlace(column, -mean);
            }
            _fft.Forward(band.Span[..(count * _plan.Height)], spectrum.Slice(first * _fft.SpectrumLength, count * _fft.SpectrumLength), count);
        }
    }

    /// <summary>Transforms the canvas back and takes the image off it.</summary>
    /// <param name="spectrum">The spectrum; stays as it is.</param>
    /// <param name="mean">What is added to every pixel.</param>
    /// <param name="image">Takes the image.</param>
    public void Inverse(ReadOnlySpan<Complex32> spectrum, float mean, Image image)
    {
        using var band = _workspace.Rent<float>(Together * _plan.Height);
        for (int first = 0; first < image.Width; first += Together)
        {
            int count = Math.Min(Together, image.Width - first);
            _fft.Inverse(spectrum.Slice(first * _fft.SpectrumLength, count * _fft.SpectrumLength), band.Span, count);
            AddInPlace(band.Span[..(count * _plan.Height)], mean);
            for (int y = 0; y < image.Height; y += Together)
                Transposition.Copy(band.Span[y..], _plan.Height, image.Pixels.AsSpan(y * image.Width + first), image.Width, count, Math.Min(Together, image.Height - y));
        }
    }

    private static void AddInPlace(Span<float> pixels, float value)
    {
        int i = 0;
        for (; i <= pixels.Length - Vector512<float>.Count; i += Vector512<float>.Count)
            (Vector512.Create(pixels[i..]) + Vector512.Create(value)).CopyTo(pixels[i..]);
        for (; i < pixels.Length; i++) pixels[i] += value;
    }
}
