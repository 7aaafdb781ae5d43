using Thon.Optics;

namespace Thon.Estimate;

/// <summary>An astigmatism, (U-V)/2 (cos, sin)(2 angle), angstrom.</summary>
/// <param name="Cosine">(U-V)/2 cos(2 angle).</param>
/// <param name="Sine">(U-V)/2 sin(2 angle).</param>
public readonly record struct Astigmatism(double Cosine, double Sine)
{
    /// <summary>The astigmatism of a defocus.</summary>
    public static Astigmatism Of(Defocus defocus)
    {
        double half = defocus.Astigmatism.Angstroms / 2;
        var (sine, cosine) = Math.SinCos(2 * defocus.Angle.Radians);
        return new(half * cosine, half * sine);
    }
}
