using Thon.Fourier;
using Thon.Optics;
using Thon.Units;

namespace Thon.Correct;

/// <summary>
/// The phase of the CTF at every frequency of a half spectrum, as a straight line in defocus: (chi + phase + asin A) / pi = Base + PerDefocus * d,
/// with d what a place adds to the defocus of the image centre. In units of pi the sign of the CTF is the parity of the whole part.
/// </summary>
public sealed class PhaseMap : IDisposable
{
    private readonly Workspace.Loan<float> _base;
    private readonly Workspace.Loan<float> _perDefocus;

    /// <summary>The map for spectra of one size.</summary>
    /// <param name="width">Pixels a row of the image.</param>
    /// <param name="height">Rows of the image.</param>
    /// <param name="pixelSize">Pixel size.</param>
    /// <param name="centre">The CTF at the image centre.</param>
    /// <param name="workspace">Lends the map its memory until it is disposed of.</param>
    public PhaseMap(int width, int height, Length pixelSize, ContrastTransfer centre, Workspace workspace)
    {
        int columns = width / 2 + 1;
        (_base, _perDefocus) = (workspace.Rent<float>(columns * height), workspace.Rent<float>(columns * height));
        Span<float> start = _base.Span, slope = _perDefocus.Span;
        var direction = centre.Defocus;
        double lambda = centre.Microscope.Wavelength.Angstroms, half = direction.Astigmatism.Angstroms / 2;
        double cosine = half * Math.Cos(2 * direction.Angle.Radians), sine = half * Math.Sin(2 * direction.Angle.Radians);
        for (int row = 0; row < height; row++)
        {
            double ky = (row <= height / 2 ? row : row - height) / (height * pixelSize.Angstroms);
            for (int column = 0; column < columns; column++)
            {
                double kx = column / (width * pixelSize.Angstroms), k2 = kx * kx + ky * ky;
                // k^2 cos 2a = kx^2 - ky^2 and k^2 sin 2a = 2 kx ky: astigmatism is a polynomial.
                double astigmatic = cosine * (kx * kx - ky * ky) + sine * 2 * kx * ky;
                int i = row * columns + column;
                start[i] = (float)((centre.PhaseAt(k2, direction.Mean.Angstroms) / Math.PI) + lambda * astigmatic);
                slope[i] = (float)(lambda * k2);
            }
        }
    }

    /// <summary>The phase at the image centre over pi, [ky, kx], zero frequency first.</summary>
    public ReadOnlySpan<float> Base => _base.Span;

    /// <summary>Its change with defocus, lambda k^2, 1/angstrom, [ky, kx].</summary>
    public ReadOnlySpan<float> PerDefocus => _perDefocus.Span;

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        _base.Dispose();
        _perDefocus.Dispose();
    }
}
