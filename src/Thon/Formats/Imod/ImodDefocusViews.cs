using System.Collections.Immutable;
using Thon.Findings;
using Thon.Units;

namespace Thon.Formats.Imod;

/// <summary>Holds the view numbers of a defocus file against the tilt angles of its stack: old versions of ctfplotter wrote them one too low.</summary>
internal static class ImodDefocusViews
{
    // IMOD takes angles for the same within this.
    private const double SameDegrees = 0.02;

    /// <summary>The file with views that agree with the angles, as far as they can: views one too low throughout are raised before version 2, and told later; other contradictions are told.</summary>
    /// <param name="file">The file.</param>
    /// <param name="angles">The tilt angles of the stack; where there are none nothing is checked.</param>
    internal static ImodDefocusFile HeldAgainst(ImodDefocusFile file, ImmutableArray<Angle> angles)
    {
        // Only lines of one view tell: where a range ends is a matter of rounding.
        var single = file.Rows.Where(row => row.FirstView == row.LastView && IsTold(row, file, angles)).ToArray();
        if (single.Length < 2 || single.All(row => Agrees(file, row, angles, 0))) return file;
        bool low = single.All(row => Agrees(file, row, angles, 1));
        if (!low)
            return file with { Findings = file.Findings.Add(Finding.Warning("defocus-views-angles", file.Name, null, "views whose angles are not those of the stack", "the angle of its view in every line", "Check that the file was made for this stack.")) };
        if (file.Version >= 2)
            return file with { Findings = file.Findings.Add(Finding.Warning("defocus-views-angles", file.Name, null, "views one lower than their angles say", "the angle of its view in every line", "The views are taken as they stand; check the file.")) };
        return file with
        {
            Rows = [.. file.Rows.Select(row => row with { FirstView = row.FirstView + 1, LastView = row.LastView + 1 })],
            Findings = file.Findings.Add(Finding.Warning("defocus-views-low", file.Name, null, "views one lower than their angles say", "the angle of its view in every line", "They were taken as one higher.")),
        };
    }

    // A line whose angle no image has tells nothing: refined and nominal angles differ.
    private static bool IsTold(ImodDefocusRow row, ImodDefocusFile file, ImmutableArray<Angle> angles) =>
        angles.Any(angle => Math.Abs(angle.Degrees - file.TiltOf(row).Degrees) < SameDegrees);

    private static bool Agrees(ImodDefocusFile file, ImodDefocusRow row, ImmutableArray<Angle> angles, int raise) =>
        row.FirstView - 1 + raise < angles.Length && Math.Abs(angles[row.FirstView - 1 + raise].Degrees - file.TiltOf(row).Degrees) < SameDegrees;
}
