using Thon.Units;

namespace Thon.Formats.AreTomo;

/// <summary>One row of the table of a <c>.aln</c>: the alignment of one image.</summary>
/// <param name="Section">SEC; counted from 0 or from 1, and in the raw stack or in one without its dark images: the row alone does not say.</param>
/// <param name="Axis">ROT: tilt axis, counter-clockwise from +y.</param>
/// <param name="Magnification">GMAG, which AreTomo writes as 1.</param>
/// <param name="ShiftX">TX: shift along x of the raw image, in its pixels.</param>
/// <param name="ShiftY">TY: shift along y of the raw image, in its pixels.</param>
/// <param name="Mean">SMEAN, which AreTomo writes as 1.</param>
/// <param name="Fit">SFIT, which AreTomo writes as 1.</param>
/// <param name="Scale">SCALE, which AreTomo writes as 1.</param>
/// <param name="Base">BASE, which AreTomo writes as 0.</param>
/// <param name="Tilt">TILT: tilt angle with the sign of the mdoc; it holds AlphaOffset.</param>
public sealed record AlnRow(int Section, Angle Axis, double Magnification, double ShiftX, double ShiftY, double Mean, double Fit, double Scale, double Base, Angle Tilt);
