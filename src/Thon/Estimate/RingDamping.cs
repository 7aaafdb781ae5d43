using Thon.Tilts;

namespace Thon.Estimate;

/// <summary>
/// How much of the contrast of Thon rings is left in a tile's periodogram, D in P = N + A (1 - D cos 2 chi) / 2. Three things blur the rings: the
/// slab's thickness, the spread of defocus over a tilted tile as its window sees it, and the width of a ring of cells.
/// </summary>
public static class RingDamping
{
    /// <summary>The damping by tile and ring of every cell; that by the slab is <see cref="OfSlab"/>.</summary>
    /// <param name="grid">The cells.</param>
    /// <param name="shape">The windows of the tiles.</param>
    /// <param name="optics">The optics of the tilt.</param>
    /// <param name="plane">Slope of the defocus.</param>
    /// <param name="defocus">About the mean defocus, angstrom.</param>
    public static double[] OfTile(PolarGrid grid, TileShape shape, TiltOptics optics, DefocusPlane plane, double defocus)
    {
        double lambda = optics.Microscope.Wavelength.Angstroms;
        double cs = optics.Microscope.SphericalAberration.Angstroms;
        double length = grid.TileSize * grid.PixelSize.Angstroms;
        var damping = new double[grid.CellCount];
        for (int cell = 0; cell < damping.Length; cell++)
        {
            double k2 = grid.SquaredFrequency[cell];
            // Interfering waves k and -k are displaced to either side by lambda df k - Cs lambda^3 k^3. [Philippsen2007]
            double shift = 2 * lambda * (defocus - cs * lambda * lambda * k2);
            double tile = shape.BlurX.At(shift * grid.Kx[cell] / length, lambda * k2 * plane.SlopeX * length)
                * shape.BlurY.At(shift * grid.Ky[cell] / length, lambda * k2 * plane.SlopeY * length);
            damping[cell] = tile * Sinc(shift * Math.Sqrt(k2) * grid.RingWidth);
        }
        return damping;
    }

    /// <summary>The damping by the thickness of a slab, sinc(lambda k^2 t), negative beyond a node; and how it changes with log t. [Tichelaar2020]</summary>
    /// <param name="k2">Squared frequency, cycles^2/angstrom^2.</param>
    /// <param name="wavelength">Wavelength, angstrom.</param>
    /// <param name="path">Path of the beam through the slab, angstrom: thickness times sqrt(1 + slope^2).</param>
    public static (double Damping, double PerLogThickness) OfSlab(double k2, double wavelength, double path)
    {
        double x = wavelength * k2 * path, sinc = Sinc(x);
        return (sinc, Math.Cos(Math.PI * x) - sinc);
    }

    /// <summary>sin(pi x) / (pi x).</summary>
    private static double Sinc(double x) => Math.Abs(x) < 1e-9 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);
}
