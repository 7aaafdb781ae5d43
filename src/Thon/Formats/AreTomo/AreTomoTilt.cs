using Thon.Units;

namespace Thon.Formats.AreTomo;

/// <summary>One line of a <c>_TLT.txt</c>.</summary>
/// <param name="Angle">Tilt angle with the sign of the mdoc.</param>
/// <param name="Acquired">Place in the order of acquisition, from 0; null where the file has one column.</param>
/// <param name="Dose">Exposure of this image; null where the file has two columns.</param>
public sealed record AreTomoTilt(Angle Angle, int? Acquired = null, Dose? Dose = null);
