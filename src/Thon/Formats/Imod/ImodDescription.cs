using System.Collections.Immutable;
using System.Globalization;
using Thon.Findings;
using Thon.Formats.Dialects;
using Thon.Units;

namespace Thon.Formats.Imod;

/// <summary>
/// What the files of IMOD say about a series, in this program's units and signs. Their lists are in the order of the stack by definition, so a line is a section; whoever knows
/// the stack checks their number.
/// </summary>
public static class ImodDescription
{
    // No stage tilts so far.
    private const double SteepestDegrees = 90;

    // X-tilts are written to a hundredth of a degree.
    private const double SameXTiltDegrees = 0.015;

    // What a file of a few thousand views says; a longer range is a slip of the keyboard.
    private const int MostViews = 100000;

    /// <summary>What a list of tilt angles says, <c>.tlt</c> or <c>.rawtlt</c>.</summary>
    /// <param name="angles">The angles.</param>
    /// <param name="name">Where they come from, for messages.</param>
    public static SeriesDescription OfAngles(ImmutableArray<Angle> angles, string name) =>
        new(name, null, [.. angles.Select((angle, section) => new TiltDescription(section, section, TiltAngle: angle))], FindingList.Of(Steep(angles, name)));

    /// <summary>What a list of inclinations along the axis says, <c>.xtilt</c>: that of the series, the mean where they differ, with a note. They have the sign of an alignment's X-tilt, and the series' the other one.</summary>
    /// <param name="angles">The inclinations.</param>
    /// <param name="name">Where they come from, for messages.</param>
    public static SeriesDescription OfXTilts(ImmutableArray<Angle> angles, string name)
    {
        double low = angles.Min(angle => angle.Degrees), high = angles.Max(angle => angle.Degrees);
        var findings = high - low <= SameXTiltDegrees ? FindingList.Empty : FindingList.Of(Finding.Note(
            "imod-xtilt", name, null, string.Create(CultureInfo.InvariantCulture, $"X-tilts from {low:0.##} to {high:0.##} degrees"), "one for the series", "Their mean is used."));
        return new(name, null, [], findings) { XTilt = new(0 - angles.Average(angle => angle.Radians)) };
    }

    /// <summary>
    /// What a list of transforms says, <c>.xf</c>: the alignment of each section, with the axis that its rotation puts upright, and the shift where the pixel size is known. Magnification and
    /// stretch are left out, with a note.
    /// </summary>
    /// <param name="transforms">The transforms.</param>
    /// <param name="context">The pixel size of the raw stack, and the refined tilt angles, without which only the axis is told.</param>
    /// <param name="name">Where they come from, for messages.</param>
    /// <exception cref="BadInputException">A matrix is singular or mirrors, or there are not as many angles as transforms.</exception>
    public static SeriesDescription OfTransforms(ImmutableArray<ImodTransform> transforms, DialectContext context, string name) =>
        ImodAlignment.Describe(transforms, context, name);

    /// <summary>What a defocus file says: a row for each view of the stack, its defocus on a straight line between the lines of the file. The hand is that about an upright axis.</summary>
    /// <param name="file">The file.</param>
    /// <param name="context">How many views the stack has, else as many as the file names; its tilt angles, where known, are held against the views.</param>
    /// <exception cref="BadInputException">The file names a view that the stack does not have.</exception>
    public static SeriesDescription OfDefocus(ImodDefocusFile file, DialectContext context)
    {
        file = ImodDefocusViews.HeldAgainst(file, context.TiltAngles);
        int last = file.Rows.Max(row => row.LastView), count = context.Count ?? last;
        // A view beyond the last is what a file of another stack looks like; a file that ends before the last view is not, since its last line holds for the views beyond.
        if (last > count || count > MostViews)
            throw new BadInputException(Finding.Error(
                "defocus-views", file.Name, null, string.Create(CultureInfo.InvariantCulture, $"views up to {last}"),
                string.Create(CultureInfo.InvariantCulture, $"views up to {Math.Min(count, MostViews)}, the images of the stack"), "Give the file that was made for this stack."));
        var rows = Enumerable.Range(1, count).Select(view => new TiltDescription(view - 1, view - 1)
        {
            TiltAngle = file.Rows.FirstOrDefault(row => row.FirstView == view && row.LastView == view) is { } row ? file.TiltOf(row) : null,
            Estimate = file.At(view),
        });
        return new(file.Name, null, [.. rows], file.Findings) { Hand = file.Hand };
    }

    /// <summary>What eTomo's file says: name, pixel size and axis of the raw stack, and a row for each view that is left out.</summary>
    /// <param name="edf">The file.</param>
    /// <exception cref="BadInputException">It leaves out views that no stack has.</exception>
    public static SeriesDescription OfEdf(EtomoFile edf)
    {
        var findings = edf.Findings;
        if (edf.IsDualAxis) findings = findings.Add(Finding.Note("edf-dual-axis", edf.Name, null, "a set of two axes", null, "Only axis A is read."));
        if (edf.TiltAngleType == "Range")
            findings = findings.Add(Finding.Note("edf-range", edf.Name, null, "tilt angles told by a start and a step", null, "Name the .rawtlt or .tlt for the angles."));
        if (edf.Excluded.Last >= MostViews)
            throw new BadInputException(Finding.Error(
                "edf-excluded", edf.Name, EtomoFile.ExcludedKey, string.Create(CultureInfo.InvariantCulture, $"views up to {edf.Excluded.Last + 1L}"),
                string.Create(CultureInfo.InvariantCulture, $"views up to {MostViews}"), "Correct the list in eTomo."));
        int[] excluded = [.. edf.Excluded.Ranges.SelectMany(range => Enumerable.Range(range.First, range.Last - range.First + 1)).Distinct().Order()];
        return new(edf.Name, edf.DatasetName, [.. excluded.Select((section, row) => new TiltDescription(row, section) { IsExcluded = true })], findings)
        {
            PixelSize = edf.PixelSize,
            TiltAxis = edf.TiltAxis,
        };
    }

    // Lists of doses have one number a line too.
    private static IEnumerable<Finding> Steep(ImmutableArray<Angle> angles, string name)
    {
        double steepest = angles.Select(angle => angle.Degrees).MaxBy(Math.Abs);
        if (Math.Abs(steepest) > SteepestDegrees)
            yield return Finding.Warning(
                "imod-angle-range", name, null, string.Create(CultureInfo.InvariantCulture, $"a tilt angle of {steepest:0.##} degrees"),
                string.Create(CultureInfo.InvariantCulture, $"-{SteepestDegrees} to {SteepestDegrees} degrees"), "Check that the file is a list of angles, and not one of doses.");
    }
}
