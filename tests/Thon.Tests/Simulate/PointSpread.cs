using Thon.Optics;

namespace Thon.Tests.Simulate;

/// <summary>
/// The image of one point in double precision, by the integral psf(r) = p^2 2 pi int sin(chi(k)) exp(-B k^2 / 4) J0(2 pi k r) k dk. It shares no code with
/// the simulator: no transform, no layers, no grid.
/// </summary>
internal sealed class PointSpread(Microscope microscope, double envelopeB, double pixelAngstroms)
{
    /// <summary>The image of a point of weight 1 at a distance r from it, with round defocus.</summary>
    public double At(double r, double defocusAngstroms)
    {
        const int steps = 300;
        double lambda = microscope.Wavelength.Angstroms, cs = microscope.SphericalAberration.Angstroms;
        double last = Math.Sqrt(4 * 14 / envelopeB), sum = 0; // the envelope has fallen to exp(-14)
        for (int i = 0; i < steps; i++)
        {
            double k = (i + 0.5) * last / steps, k2 = k * k;
            double chi = Math.PI * lambda * defocusAngstroms * k2 - Math.PI / 2 * cs * lambda * lambda * lambda * k2 * k2;
            sum += Math.Sin(chi + Math.Asin(microscope.AmplitudeContrast)) * Math.Exp(-envelopeB * k2 / 4) * BesselJ0(2 * Math.PI * k * r) * k;
        }
        return pixelAngstroms * pixelAngstroms * 2 * Math.PI * sum * last / steps;
    }

    // J0(x) = mean of cos(x sin t) over half a turn; the midpoint rule is exact to rounding for a periodic integrand.
    private static double BesselJ0(double x)
    {
        int steps = 16 + (int)(x / 2);
        double sum = 0;
        for (int i = 0; i < steps; i++) sum += Math.Cos(x * Math.Sin(Math.PI * (i + 0.5) / steps));
        return sum / steps;
    }
}
