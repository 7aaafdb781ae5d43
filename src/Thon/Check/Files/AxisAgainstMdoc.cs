using Thon.Findings;

namespace Thon.Check.Files;

/// <summary>The tilt axis in use, or in a file, is the mdoc's, or that of an aligned stack.</summary>
public static class AxisAgainstMdoc
{
    /// <summary>Finds axes that are another than the mdoc's, and by how much of a turn.</summary>
    public static IEnumerable<Finding> Find(FileClaims claims)
    {
        if (claims.Mdoc is not { TiltAxis: { } recorded } mdoc) yield break;
        var stated = claims.Descriptions.Where(file => file is { IsOurs: false, TiltAxis: not null }).Select(file => (File: file.FileName, Axis: file.TiltAxis!.Value.Degrees)).ToList();
        if (claims.Axes is [var used] && !stated.Exists(other => other.Axis == used.Degrees)) stated.Add((claims.Stack.Name, used.Degrees));
        foreach (var (file, axis) in stated)
        {
            double turn = AxisTurn.Between(recorded.Degrees, axis);
            bool known = AxisTurn.IsNone(turn) || (mdoc.AlternativeTiltAxis is { } other && AxisTurn.IsNone(AxisTurn.Between(other.Degrees, axis)));
            if (!known) yield return Finding(file, axis, turn, FormattableString.Invariant($"{recorded.Degrees:0.##} degrees of {Path.GetFileName(mdoc.Name)}"));
        }
    }

    private static Finding Finding(string file, double axis, double turn, string recorded)
    {
        string found = FormattableString.Invariant($"a tilt axis of {axis:0.##} degrees");
        if (AxisTurn.IsNone(Math.IEEERemainder(axis, 180)))
            return Findings.Finding.Note("axis-of-raw", file, null, found, recorded, "As it should be where the stack is aligned and the mdoc is that of the raw images");
        if (AxisTurn.IsHalf(turn))
            return Findings.Finding.Note("axis-half-turn", file, null, found, recorded, "Half a turn is the same line with the other hand; keep axis and hand of one source");
        return AxisTurn.IsQuarter(turn)
            ? Findings.Finding.Warning("axis-quarter-turn", file, null, found, recorded, "A quarter of a turn apart: one of them is counted from +x, or of Tomography 5. Let the images decide")
            : Findings.Finding.Warning("axis-differs", file, null, found, recorded, "One of them is of another series, or of other images");
    }
}
