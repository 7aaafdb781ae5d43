using Thon.Units;

namespace Thon.Estimate;

/// <summary>
/// How much of the contrast of Thon rings is left in a tile's periodogram, D in P = N + A (1 - D cos 2 chi) / 2. Three things blur the rings: the
/// slab's thickness, the spread of defocus over a tilted tile as its window sees it, and the width of a ring of cells.
/// </summary>
public static class RingDamping
{
    /// <summary>The damping of every cell, negative beyond a node of the thickness.</summary>
    /// <param name="grid">The cells.</param>
    /// <param name="optics">The optics of the tilt.</param>
    /// <param name="defocus">About the mean defocus, angstrom.</param>
    /// <param name="thickness">Thickness of the slab along the beam at zero tilt, zero or more.</param>
    public static double[] Of(PolarGrid grid, TiltOptics optics, double defocus, Length thickness)
    {
        double lambda = optics.Microscope.Wavelength.Angstroms;
        double cs = optics.Microscope.SphericalAberration.Angstroms;
        double length = grid.TileSize * grid.PixelSize.Angstroms;
        double peak = Window(0, 0, length) * Window(0, 0, length);
        var damping = new double[grid.CellCount];
        for (int cell = 0; cell < damping.Length; cell++)
        {
            double k2 = grid.SquaredFrequency[cell];
            // Interfering waves k and -k are displaced to either side by lambda df k - Cs lambda^3 k^3. [Philippsen2007]
            double shift = 2 * lambda * (defocus - cs * lambda * lambda * k2);
            double tile = Window(shift * grid.Kx[cell], lambda * k2 * optics.Plane.SlopeX, length)
                * Window(shift * grid.Ky[cell], lambda * k2 * optics.Plane.SlopeY, length) / peak;
            double slab = Sinc(lambda * k2 * thickness.Angstroms * optics.PathFactor);
            double ring = Sinc(shift * Math.Sqrt(k2) * grid.RingWidth);
            damping[cell] = tile * slab * ring;
        }
        return damping;
    }

    /// <summary>
    /// The integral of w(x - r/2) w(x + r/2) cos(2 pi q x) over x, for the Hann window w(x) = (1 + cos(2 pi x / L)) / 2, |x| below L/2.
    /// </summary>
    /// <param name="r">Displacement, angstrom.</param>
    /// <param name="q">Frequency of the modulation, cycles/angstrom.</param>
    /// <param name="length">Side of the tile L, angstrom.</param>
    public static double Window(double r, double q, double length)
    {
        double half = (length - Math.Abs(r)) / 2;
        if (half <= 0) return 0;
        double a = 2 * Math.PI / length, b = 2 * Math.PI * q, turn = Math.PI * r / length;
        // w w = (1 + 2 cos(ax) cos(turn) + cos(2ax)/2 + cos(2 turn)/2) / 4
        return ((1 + Math.Cos(2 * turn) / 2) * Wave(0, b, half) + 2 * Math.Cos(turn) * Wave(a, b, half) + 0.5 * Wave(2 * a, b, half)) / 4;
    }

    /// <summary>The integral of cos(ax) cos(bx) over |x| below h.</summary>
    private static double Wave(double a, double b, double h) => h * (Sinc((a - b) * h / Math.PI) + Sinc((a + b) * h / Math.PI));

    /// <summary>sin(pi x) / (pi x).</summary>
    private static double Sinc(double x) => Math.Abs(x) < 1e-9 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);
}
