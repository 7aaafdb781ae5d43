using Thon.Findings;
using Thon.Formats.Mdoc;

namespace Thon.Check.Files;

/// <summary>The tilt axis in an mdoc's title is its RotationAngle less 90 degrees, in the dialects known.</summary>
public static class AxisAgainstRotation
{
    // The title has one decimal, and calibrations are changed by hand.
    private const double SameDegrees = 2;

    /// <summary>Finds an mdoc that names two axes.</summary>
    public static IEnumerable<Finding> Find(FileClaims claims)
    {
        if (claims.Mdoc is not { } mdoc || mdoc.Sections[0].RotationAngle is not { } rotation) yield break;
        if (mdoc.Titles.Select(MdocTitle.TiltAxis).FirstOrDefault(angle => angle is not null) is not { } title) yield break;
        double apart = Math.IEEERemainder(title.Degrees - (rotation.Degrees - 90), 360);
        if (Math.Abs(apart) <= SameDegrees) yield break;
        string found = FormattableString.Invariant($"a tilt axis of {title.Degrees:0.##} degrees in the title, and RotationAngle {rotation.Degrees:0.##}");
        string expected = FormattableString.Invariant($"RotationAngle {title.Degrees + 90:0.##}");
        if (AxisTurn.IsHalf(apart))
            yield return Finding.Note("mdoc-axis-rotation", mdoc.Name, null, found, expected, "Half a turn apart, which flips the hand; the title is used");
        else
            yield return Finding.Warning("mdoc-axis-rotation", mdoc.Name, null, found, expected, (AxisTurn.IsQuarter(apart) ? "A quarter of a turn apart. " : "") + "The title is used; let the images decide, or state the axis with --tilt-axis");
    }
}
