using Thon.Units;

namespace Thon.Formats.AreTomo;

/// <summary>One <c># DarkFrame = index section tilt</c> of a <c>.aln</c>: an image that was left out.</summary>
/// <param name="Index">Its place in the order of the tilt angles, from 0.</param>
/// <param name="Section">Its section; 0 in files of programs that did not fill it in.</param>
/// <param name="Tilt">Its tilt angle.</param>
public sealed record AlnDarkFrame(int Index, int Section, Angle Tilt);
