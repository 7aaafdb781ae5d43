using Thon.Correct;
using Thon.Fourier;
using Thon.Imaging;
using Thon.Optics;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Tests.Correct;

/// <summary>
/// The local correction written out: an image surrounded by zeros, every frequency multiplied by the filter of one pixel's own defocus, and summed at that
/// pixel, in double precision.
/// </summary>
internal sealed class PlainOperator
{
    private readonly Complex32[] _spectrum;
    private readonly RealFft2D _fft;
    private readonly Image _image;
    private readonly Length _pixel;

    /// <param name="image">The image, zero at its edges.</param>
    /// <param name="pixel">Pixel size.</param>
    /// <param name="around">Zeros on each side.</param>
    public PlainOperator(Image image, Length pixel, int around)
    {
        (_image, _pixel) = (image, pixel);
        _fft = new(image.Width + 2 * around, image.Height + 2 * around);
        var box = new float[_fft.Width * _fft.Height];
        for (int y = 0; y < image.Height; y++) image.Row(y).CopyTo(box.AsSpan(y * _fft.Width));
        _spectrum = new Complex32[_fft.SpectrumWidth * _fft.Height];
        _fft.Forward(box, _spectrum);
    }

    /// <summary>The corrected pixel.</summary>
    public double At(int x, int y, LocalOptics optics, ImageFilter filter)
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
                sum += twice * (value.Re * cosine - value.Im * sine) * Factor(local.At(k, new(Math.Atan2(v, u))), k, filter) * filter.WeightAt(k);
            }
        return sum / ((double)_fft.Width * _fft.Height);
    }

    /// <summary>What a filter multiplies a frequency by.</summary>
    public static double Factor(double ctf, double k, ImageFilter filter) => filter.Mode switch
    {
        CorrectionMode.Flip => Math.Sign(ctf),
        CorrectionMode.Multiply => ctf,
        CorrectionMode.Wiener => Math.Clamp(ctf / (ctf * ctf + 1 / filter.SignalToNoise!.At(k)), -filter.MaxGain, filter.MaxGain),
        _ => 1,
    };
}
