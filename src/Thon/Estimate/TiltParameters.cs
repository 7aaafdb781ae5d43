using Thon.Tilts;

namespace Thon.Estimate;

/// <summary>The smooth functions of one tilt's model, the numbers nobody asks for.</summary>
/// <param name="Background">Coefficients of the logarithm of the background B(k), relative to the tiles' mean power.</param>
/// <param name="Contrast">Coefficients of the logarithm of the ring contrast C(k), relative to the tiles' mean power.</param>
public sealed record TiltCurves(double[] Background, double[] Contrast);

/// <summary>The physics of one tilt at a point of the fit.</summary>
/// <param name="Defocus">Mean defocus at the image centre, angstrom.</param>
/// <param name="Phase">Phase-plate phase, radian.</param>
/// <param name="Astigmatism">Astigmatism.</param>
/// <param name="Thickness">Thickness of the slab across its plane, angstrom, above zero.</param>
/// <param name="Plane">Slope of the defocus over the image.</param>
public sealed record TiltPhysics(double Defocus, double Phase, Astigmatism Astigmatism, double Thickness, DefocusPlane Plane);

/// <summary>An astigmatism, (U-V)/2 (cos, sin)(2 angle), angstrom.</summary>
/// <param name="Cosine">(U-V)/2 cos(2 angle).</param>
/// <param name="Sine">(U-V)/2 sin(2 angle).</param>
public readonly record struct Astigmatism(double Cosine, double Sine);
