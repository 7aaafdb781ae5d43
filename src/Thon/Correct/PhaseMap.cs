using Thon.Optics;
using Thon.Units;

namespace Thon.Correct;

/// <summary>
/// The phase of the CTF at every frequency of a half spectrum, as a straight line in defocus: (chi + phase + asin A) / pi = Base + PerDefocus * d,
/// with d what a place adds to the defocus of the image centre. In units of pi the sign of the CTF is the parity of the whole part.
/// </summary>
public sealed class PhaseMap
{
    /// <summary>The map for spectra of one size.</summary>
    /// <param name="width">Pixels a row of the image.</param>
    /// <param name="height">Rows of the image.</param>
    /// <param name="pixelSize">Pixel size.</param>
    /// <param name="centre">The CTF at the image centre.</param>
    public PhaseMap(int width, int height, Length pixelSize, ContrastTransfer centre)
    {
        int columns = width / 2 + 1;
        (Base, PerDefocus) = (new float[columns * height], new float[columns * height]);
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
                Base[i] = (float)((centre.PhaseAt(k2, direction.Mean.Angstroms) / Math.PI) + lambda * astigmatic);
                PerDefocus[i] = (float)(lambda * k2);
            }
        }
    }

    /// <summary>The phase at the image centre over pi, [ky, kx], zero frequency first.</summary>
    public float[] Base { get; }

    /// <summary>Its change with defocus, lambda k^2, 1/angstrom, [ky, kx].</summary>
    public float[] PerDefocus { get; }
}
