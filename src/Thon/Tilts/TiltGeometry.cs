using Thon.Units;

namespace Thon.Tilts;

/// <summary>How the specimen plane lies in every image of a series.</summary>
/// <param name="Axis">Tilt axis, counter-clockwise from +y; never folded modulo 180 degrees, since half a turn flips the hand.</param>
/// <param name="Hand">Sense of the defocus gradient.</param>
/// <param name="TiltOffset">Specimen tilt at stage angle zero, added to every tilt angle.</param>
/// <param name="XTilt">Inclination of the specimen along the tilt axis.</param>
public sealed record TiltGeometry(Angle Axis, Hand Hand, Angle TiltOffset = default, Angle XTilt = default);
