using Thon.Units;

namespace Thon.Formats;

/// <summary>
/// How one image of the raw stack lies to the specimen: a point at (x, y) of the specimen's projection with an upright axis, from its centre, is seen in
/// the raw image at R (x, y) + shift from the centre, R turning counter-clockwise by <paramref name="Axis"/>. It is the alignment of RELION 5, Warp and AreTomo; in
/// IMOD's <c>.xf</c>, whose matrix A and shift d lead from the raw image to the aligned one, A is the inverse of R and shift = -R d.
/// </summary>
/// <param name="TiltAngle">Refined tilt angle, with the sign of the mdoc.</param>
/// <param name="Axis">Tilt axis in the raw image, counter-clockwise from +y, not folded.</param>
/// <param name="ShiftX">Shift along x of the raw image.</param>
/// <param name="ShiftY">Shift along y of the raw image, upwards.</param>
/// <param name="XTilt">
/// Inclination of the specimen along the tilt axis, a right-handed turn about x before that about y: R is then Rz(axis) Ry(tilt) Rx(x-tilt). It has the sign of rlnTomoXTilt, and <see cref="SeriesDescription.XTilt"/> the other one.
/// </param>
public sealed record TiltAlignment(Angle TiltAngle, Angle Axis, Length ShiftX, Length ShiftY, Angle XTilt = default);
