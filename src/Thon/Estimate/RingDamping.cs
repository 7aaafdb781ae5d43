using Thon.Estimate.Tiles;
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
        double length = grid.TileSize * grid.PixelSize.Angstroms;
        var damping = new double[grid.CellCount];
        for (int cell = 0; cell < damping.Length; cell++)
        {
            double k2 = grid.SquaredFrequency[cell];
            double shift = Shift(optics, defocus, k2);
            double tile = shape.X.Blur.At(shift * grid.Kx[cell] / length, lambda * k2 * plane.SlopeX * length)
                * shape.Y.Blur.At(shift * grid.Ky[cell] / length, lambda * k2 * plane.SlopeY * length);
            damping[cell] = tile * Sinc(shift * Math.Sqrt(k2) * grid.RingWidth);
        }
        return damping;
    }

    /// <summary>
    /// How far apart the places are that a wave of frequency k and its opposite come from, over k, angstrom^2: they are displaced to either side by
    /// lambda df k - Cs lambda^3 k^3. [Philippsen2007]
    /// </summary>
    /// <param name="optics">The optics of the tilt.</param>
    /// <param name="defocus">Defocus, angstrom.</param>
    /// <param name="k2">Squared frequency, cycles^2/angstrom^2.</param>
    public static double Shift(TiltOptics optics, double defocus, double k2)
    {
        double lambda = optics.Microscope.Wavelength.Angstroms;
        return 2 * lambda * (defocus - optics.Microscope.SphericalAberration.Angstroms * lambda * lambda * k2);
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

    /// <summary>The damping by the spread of defocus between the tiles of a patch, exp(-(s p)^2 / 2).</summary>
    /// <param name="perDefocus">Turn p of the rings' phase with defocus, radian/angstrom.</param>
    /// <param name="spread">Standard deviation s of the defocus, angstrom.</param>
    public static double OfSpread(double perDefocus, double spread) => Math.Exp(-(perDefocus * spread) * (perDefocus * spread) / 2);

    /// <summary>sin(pi x) / (pi x).</summary>
    internal static double Sinc(double x) => Math.Abs(x) < 1e-9 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);
}
