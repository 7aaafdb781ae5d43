using Thon.Fourier;
using Thon.Imaging;
using Thon.Optics;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Correct;

/// <summary>Weights an image by the signal left at its exposure, exp(-D / 2 Ne(k)); the mean stays. [GrantGrigorieff2015, Eq. 5]</summary>
public sealed class DoseWeighting
{
    // Weights are read off a table this much finer than the spectrum's own frequencies, linearly between.
    private const int TablePerFrequency = 4;

    // What surrounds the image matters little to so narrow a filter; this much of it keeps opposite edges apart.
    private const int Margin = 64;

    private readonly RealFft2D _fft;
    private readonly Length _pixelSize;
    private readonly Voltage _voltage;
    private readonly int _width;
    private readonly int _height;
    private readonly Workspace _workspace;

    /// <summary>Prepares for images of one size; may be used from several threads.</summary>
    /// <param name="width">Width of the images, pixels.</param>
    /// <param name="height">Height of the images, pixels.</param>
    /// <param name="pixelSize">Their pixel size.</param>
    /// <param name="voltage">The acceleration voltage.</param>
    /// <param name="workspace">Transforms and buffers shared with other work.</param>
    public DoseWeighting(int width, int height, Length pixelSize, Voltage voltage, Workspace workspace)
    {
        (_width, _height, _pixelSize, _voltage, _workspace) = (width, height, pixelSize, voltage, workspace);
        _fft = workspace.FftOf(SmoothSize.AtLeast(width + 2 * Margin), SmoothSize.AtLeast(height + 2 * Margin));
    }

    /// <summary>The name of this step in a data type label, for example <c>dw(gg,mid)</c>.</summary>
    public static string StepOf(ExposurePoint point) =>
        $"dw(gg,{point switch { ExposurePoint.Start => "start", ExposurePoint.Middle => "mid", _ => "end" }})";

    /// <summary>The exposure a tilt's weight refers to.</summary>
    /// <exception cref="ArgumentException">The tilt's dose is not known.</exception>
    public static Dose ExposureOf(Tilt tilt, ExposurePoint point)
    {
        if (tilt is not { DoseBefore: { } before, Dose: { } dose }) throw new ArgumentException($"section {tilt.Section} has no dose", nameof(tilt));
        double part = point switch { ExposurePoint.Start => 0, ExposurePoint.Middle => 0.5, _ => 1 };
        return new(before.ElectronsPerSquareAngstrom + part * dose.ElectronsPerSquareAngstrom);
    }

    /// <summary>Weights an image in place.</summary>
    /// <param name="image">The image.</param>
    /// <param name="exposure">The exposure the weight refers to.</param>
    /// <exception cref="ArgumentException">The image is not of the size prepared for.</exception>
    public void ApplyInPlace(Image image, Dose exposure)
    {
        if ((image.Width, image.Height) != (_width, _height)) throw new ArgumentException("an image of another size than prepared for", nameof(image));
        int left = (_fft.Width - _width) / 2, bottom = (_fft.Height - _height) / 2;
        float mean = (float)Statistics.Of(image.Pixels).Mean;
        using var box = _workspace.Rent<float>(_fft.Width * _fft.Height);
        using var spectrum = _workspace.Rent<Complex32>(_fft.SpectrumWidth * _fft.Height);
        Padding.Cut(image, mean, -left, -bottom, Margin, box.Span, _fft.Width);
        _fft.Forward(box.Span, spectrum.Span);
        WeightInPlace(spectrum.Span, exposure);
        _fft.Inverse(spectrum.Span, box.Span);
        for (int y = 0; y < _height; y++)
        {
            var row = image.Row(y);
            var source = box.Span.Slice((y + bottom) * _fft.Width + left, _width);
            for (int x = 0; x < _width; x++) row[x] = source[x] + mean;
        }
    }

    private void WeightInPlace(Span<Complex32> spectrum, Dose exposure)
    {
        double stepX = 1 / (_fft.Width * _pixelSize.Angstroms), stepY = 1 / (_fft.Height * _pixelSize.Angstroms);
        double tableStep = Math.Min(stepX, stepY) / TablePerFrequency;
        float[] table = Table(exposure, tableStep, Math.Sqrt(0.5) / _pixelSize.Angstroms);
        for (int row = 0; row < _fft.Height; row++)
        {
            double ky = (row <= _fft.Height / 2 ? row : row - _fft.Height) * stepY / tableStep;
            float ky2 = (float)(ky * ky), perColumn = (float)(stepX / tableStep);
            var values = spectrum.Slice(row * _fft.SpectrumWidth, _fft.SpectrumWidth);
            for (int column = 0; column < values.Length; column++)
            {
                float kx = column * perColumn, place = MathF.Sqrt(kx * kx + ky2);
                int index = (int)place;
                values[column] *= table[index] + (place - index) * (table[index + 1] - table[index]);
            }
        }
    }

    private float[] Table(Dose exposure, double step, double highest)
    {
        var table = new float[(int)(highest / step) + 3];
        for (int i = 0; i < table.Length; i++) table[i] = (float)RadiationDamage.Amplitude(i * step, exposure, _voltage);
        return table;
    }
}
