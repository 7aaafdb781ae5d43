using Thon.Units;

namespace Thon.Formats.Warp;

/// <summary>One tilt of a <c>.tomostar</c>, in Warp's signs; null wherever the file has no such column.</summary>
/// <param name="Angle">wrpAngleTilt: the tilt angle as Warp keeps it, minus that of the mdoc unless imported with <c>--dont_invert</c>.</param>
/// <param name="Dose">wrpDose: exposure before the tilt.</param>
/// <param name="Movie">wrpMovieName: path of the movie, from the folder of the file.</param>
/// <param name="Axis">wrpAxisAngle: tilt axis, counter-clockwise from +y.</param>
/// <param name="OffsetX">wrpAxisOffsetX: shift of the tilt along x.</param>
/// <param name="OffsetY">wrpAxisOffsetY: shift of the tilt along y.</param>
/// <param name="AverageIntensity">wrpAverageIntensity: mean of the image, in the camera's counts.</param>
/// <param name="MaskedFraction">wrpMaskedFraction: how much of the image is masked, 0 to 1.</param>
public sealed record TomostarRow(
    Angle Angle, Dose Dose, string? Movie = null, Angle? Axis = null, Length? OffsetX = null, Length? OffsetY = null, double? AverageIntensity = null, double? MaskedFraction = null);
