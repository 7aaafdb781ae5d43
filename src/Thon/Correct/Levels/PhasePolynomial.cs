using Thon.Correct.Canvas;
using Thon.Optics;

namespace Thon.Correct.Levels;

/// <summary>
/// The phase of the CTF in half turns as a polynomial of a canvas frequency with parts ka across the columns and kl along them: with k^2 = ka^2 + kl^2 it is
/// a + k^2 (b + c k^2) + p (ka^2 - kl^2) + q ka kl, and it grows with defocus as lambda k^2. What depends on one part alone turns many times; it is
/// computed in double precision and whole turns are dropped, so that signs are right but within some 1e-7 of a zero, and at other defoci than that of the image centre within some 1e-6.
/// </summary>
/// <param name="Constant">a.</param>
/// <param name="Square">b, square angstrom.</param>
/// <param name="Quartic">c, angstrom^4.</param>
/// <param name="Difference">p, square angstrom.</param>
/// <param name="Product">q, square angstrom.</param>
/// <param name="PerDefocus">lambda, angstrom.</param>
internal sealed record PhasePolynomial(double Constant, double Square, double Quartic, double Difference, double Product, double PerDefocus)
{
    /// <summary>The polynomial of one image.</summary>
    /// <param name="centre">The CTF at its centre; null for none.</param>
    /// <param name="upright">How it was set upright.</param>
    public static PhasePolynomial Of(ContrastTransfer? centre, Upright upright)
    {
        if (centre is null) return new(0, 0, 0, 0, 0, 0);
        var (constant, perDefocus, quartic) = centre.PhaseCoefficients;
        double half = centre.Defocus.Astigmatism.Angstroms / 2 * perDefocus, angle = 2 * centre.Defocus.Angle.Radians;
        // k^2 cos 2a = kx^2 - ky^2 and k^2 sin 2a = 2 kx ky: astigmatism is a polynomial. Transposing exchanges kx and ky.
        double difference = half * Math.Cos(angle) * (upright.IsTransposed ? -1 : 1), product = 2 * half * Math.Sin(angle);
        return new(
            constant / Math.PI, perDefocus * centre.Defocus.Mean.Angstroms / Math.PI, quartic / Math.PI, difference / Math.PI, product / Math.PI,
            perDefocus / Math.PI);
    }

    /// <summary>What depends on the part across alone, whole turns dropped.</summary>
    /// <param name="ka">Cycles/angstrom.</param>
    public float Across(double ka) => WithoutTurns(Alone(ka * ka, Difference));

    /// <summary>What depends on the part along alone and on nothing, whole turns dropped.</summary>
    /// <param name="kl">Cycles/angstrom.</param>
    public float Along(double kl) => WithoutTurns(Alone(kl * kl, -Difference) + Constant);

    private double Alone(double k2, double difference) => k2 * (Square + difference + Quartic * k2);

    private static float WithoutTurns(double halfTurns) => (float)(halfTurns - 2 * Math.Floor(halfTurns / 2));
}
