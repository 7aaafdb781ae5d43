using Thon.Tilts;

namespace Thon.Estimate;

/// <summary>The physics of one tilt at a point of the fit.</summary>
/// <param name="Defocus">Mean defocus at the image centre, angstrom.</param>
/// <param name="Phase">Phase-plate phase, radian.</param>
/// <param name="Astigmatism">Astigmatism.</param>
/// <param name="Thickness">Thickness of the slab across its plane, angstrom, above zero.</param>
/// <param name="Plane">Slope of the defocus over the image.</param>
public sealed record TiltPhysics(double Defocus, double Phase, Astigmatism Astigmatism, double Thickness, DefocusPlane Plane);
