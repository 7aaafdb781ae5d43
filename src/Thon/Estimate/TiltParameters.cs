namespace Thon.Estimate;

/// <summary>The free numbers of one tilt's model.</summary>
/// <param name="Defocus">Mean defocus at the image centre, angstrom.</param>
/// <param name="Background">Coefficients of the smooth background B(k), relative to the spectrum's own trend.</param>
/// <param name="Contrast">Coefficients of the smooth ring contrast C(k), relative to the same trend.</param>
public sealed record TiltParameters(double Defocus, double[] Background, double[] Contrast);

/// <summary>The astigmatism the tilts of a series share, (U-V)/2 (cos, sin)(2 angle), angstrom.</summary>
/// <param name="Cosine">(U-V)/2 cos(2 angle).</param>
/// <param name="Sine">(U-V)/2 sin(2 angle).</param>
public readonly record struct Astigmatism(double Cosine, double Sine);
