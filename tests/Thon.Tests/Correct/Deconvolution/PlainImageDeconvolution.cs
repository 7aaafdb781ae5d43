using Thon.Correct.Deconvolution;
using Thon.Correct.Deconvolution.Images;
using Thon.Fourier;
using Thon.Imaging;
using Thon.Optics;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Tests.Correct.Deconvolution;

/// <summary>
/// The deconvolution written out: an image amid zeros, every frequency multiplied by the filter of one pixel's own defocus, and summed at that pixel, in double
/// precision.
/// </summary>
internal sealed class PlainImageDeconvolution
{
    private readonly Complex32[] _spectrum;
    private readonly RealFft2D _fft;
    private readonly Image _image;
    private readonly Length _pixel;

    /// <param name="image">The image, zero at its edges.</param>
    /// <param name="pixel">Pixel size.</param>
    /// <param name="plan">Tells the canvas.</param>
    public PlainImageDeconvolution(Image image, Length pixel, ImageDeconvolutionPlan plan)
    {
        (_image, _pixel, _fft) = (image, pixel, new(plan.Width, plan.Height));
        var canvas = new float[plan.Width * plan.Height];
        for (int y = 0; y < image.Height; y++) image.Row(y).CopyTo(canvas.AsSpan(y * plan.Width));
        _spectrum = new Complex32[_fft.SpectrumWidth * _fft.Height];
        _fft.Forward(canvas, _spectrum);
    }

    /// <summary>The filter of Warp from its published formula. [Tegunov2019]</summary>
    /// <param name="k">Cycles/angstrom.</param>
    /// <param name="ctf">The CTF, or its magnitude.</param>
    /// <param name="strength">Strength.</param>
    /// <param name="fallOff">Fall-off.</param>
    public static double Warp(double k, double ctf, double strength, double fallOff)
    {
        double ratio = Math.Pow(10, 3 * strength) * Math.Exp(-200 * fallOff * k) * (0.5 - 0.5 * Math.Cos(Math.PI * Math.Min(1, k * 150)));
        return ratio == 0 ? 0 : ctf / (ctf * ctf + 1 / ratio);
    }

    /// <summary>The deconvolved pixel.</summary>
    /// <param name="x">Column.</param>
    /// <param name="y">Row.</param>
    /// <param name="optics">The optics of the image.</param>
    /// <param name="factor">What a frequency and its CTF make of an amplitude.</param>
    public double At(int x, int y, LocalOptics optics, Func<double, double, double> factor)
    {
        double offset = optics.Plane.OffsetAt((x - _image.Width / 2) * _pixel.Angstroms, (y - _image.Height / 2) * _pixel.Angstroms);
        var centre = optics.Centre;
        var local = new ContrastTransfer(centre.Microscope, centre.Defocus.WithMean(new(centre.Defocus.Mean.Angstroms + offset)), centre.PhaseShift);
        double sum = 0;
        for (int row = 0; row < _fft.Height; row++)
            for (int column = 0; column < _fft.SpectrumWidth; column++)
            {
                double u = column / (double)_fft.Width, v = (row <= _fft.Height / 2 ? row : row - _fft.Height) / (double)_fft.Height;
                double k = Math.Sqrt(u * u + v * v) / _pixel.Angstroms, twice = column == 0 || 2 * column == _fft.Width ? 1 : 2;
                var (sine, cosine) = Math.SinCos(2 * Math.PI * (u * x + v * y));
                var value = _spectrum[row * _fft.SpectrumWidth + column];
                sum += twice * (value.Re * cosine - value.Im * sine) * factor(k, local.At(k, new(Math.Atan2(v, u))));
            }
        return sum / ((double)_fft.Width * _fft.Height);
    }
}
