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
    /// <param name="image">The image.</param>
    /// <param name="columns">Which way it lies.</param>
    /// <param name="surroundings">What is around it, in the image's own frame.</param>
    /// <param name="spectrum">Takes the spectrum.</param>
    public void Forward(Image image, CanvasColumns columns, Surroundings surroundings, Span<Complex32> spectrum)
    {
        bool rows = columns == CanvasColumns.AreRows;
        var (across, along) = rows ? (image.Height, image.Width) : (image.Width, image.Height);
        using var band = _workspace.Rent<float>(Together * _plan.Height);
        for (int first = 0; first < _plan.Width; first += Together)
        {
            int count = Math.Min(Together, _plan.Width - first), inside = Math.Clamp(across - first, 0, count);
            if (rows) for (int i = 0; i < inside; i++) image.Row(first + i).CopyTo(band.Span[(i * _plan.Height)..]);
            else Transposition.Copy(image.Pixels.AsSpan(Math.Min(first, across)), image.Width, band.Span, _plan.Height, along, inside);
            for (int i = 0; i < count; i++)
            {
                var column = band.Span.Slice(i * _plan.Height, _plan.Height);
                int known = i < inside ? along : 0;
                if (rows) surroundings.Row(first + i, known, column[known..]);
                else surroundings.Column(first + i, known, column[known..]);
            }
            Brightness.AddInPlace(band.Span[..(count * _plan.Height)], -(float)surroundings.Mean);
            _fft.Forward(band.Span[..(count * _plan.Height)], spectrum.Slice(first * _fft.SpectrumLength, count * _fft.SpectrumLength), count);
        }
    }

    /// <summary>Transforms the canvas back and takes the image off it.</summary>
    /// <param name="spectrum">The spectrum; stays as it is.</param>
    /// <param name="mean">What is added to every pixel.</param>
    /// <param name="columns">Which way the image lies.</param>
    /// <param name="image">Takes the image.</param>
    public void Inverse(ReadOnlySpan<Complex32> spectrum, float mean, CanvasColumns columns, Image image)
    {
        bool rows = columns == CanvasColumns.AreRows;
        var (across, along) = rows ? (image.Height, image.Width) : (image.Width, image.Height);
        using var band = _workspace.Rent<float>(Together * _plan.Height);
        for (int first = 0; first < across; first += Together)
        {
            int count = Math.Min(Together, across - first);
            _fft.Inverse(spectrum.Slice(first * _fft.SpectrumLength, count * _fft.SpectrumLength), band.Span, count);
            Brightness.AddInPlace(band.Span[..(count * _plan.Height)], mean);
            if (rows) for (int i = 0; i < count; i++) band.Span.Slice(i * _plan.Height, along).CopyTo(image.Row(first + i));
            else
                for (int y = 0; y < along; y += Together)
                    Transposition.Copy(band.Span[y..], _plan.Height, image.Pixels.AsSpan(y * image.Width + first), image.Width, count, Math.Min(Together, along - y));
        }
    }
}
