using System.Collections.Immutable;
using System.Globalization;
using Thon.Findings;
using Thon.Units;

namespace Thon.Formats.Imod;

/// <summary>What a description must state to be written as IMOD's files, and what of them has to be watched.</summary>
internal static class ImodNeeds
{
    internal static IEnumerable<Finding> Missing(SeriesDescription series)
    {
        if (string.IsNullOrWhiteSpace(series.Name)) yield return Error(series, "name", "not stated", "the name of the series", "Name its stack as well");
        int without = series.Tilts.Count(tilt => (tilt.Alignment?.TiltAngle ?? tilt.TiltAngle) is null);
        if (without > 0) yield return Error(series, "tilt angles", Of(without, series), "that of every tilt", "Name a file that has them as well, such as a .tlt or the mdoc");
        if (!series.Tilts.Any(tilt => tilt.Alignment is not null)) yield break;
        int loose = series.Tilts.Count(tilt => tilt.Alignment is null && !tilt.IsExcluded);
        if (loose > 0) yield return Error(series, "alignment", Of(loose, series), "that of every tilt that is not excluded", "Name a file that has it, or exclude these tilts");
        if (series.PixelSize is null && series.Tilts.Any(tilt => tilt.Alignment is { } a && (a.ShiftX.Angstroms != 0 || a.ShiftY.Angstroms != 0)))
            yield return Error(series, "pixel size", "not stated", "the pixel size of the raw stack, for shifts in pixels", "State it with --pixel-size");
    }

    internal static IEnumerable<Finding> Doubts(SeriesDescription series, ImmutableArray<TiltDescription> tilts)
    {
        int[] excluded = [.. tilts.Where(tilt => tilt.IsExcluded).Select(tilt => tilt.Section!.Value)];
        if (excluded.Length > 0)
            yield return Finding.Note(
                "convert-lossy", series.Name + ".tlt", null, $"views {EtomoViews.Of(excluded)} are excluded, which none of these files says", null,
                $"Put EXCLUDELIST {EtomoViews.Of(excluded)} into tilt.com");
        bool aligned = tilts.Any(tilt => tilt.Alignment is not null);
        int[] turned = [.. tilts.Where(tilt => aligned && tilt.Alignment is null).Select(tilt => tilt.Section!.Value)];
        if (turned.Length > 0)
            yield return Finding.Warning(
                "convert-assumed", series.Name + ".xf", null, $"no alignment of the excluded views {EtomoViews.Of(turned)}", "a line for every view", "They were turned to the axis of the series and not shifted");
        int[] between = [.. tilts.Where(tilt => tilt.Estimate is null).Select(tilt => tilt.Section!.Value)];
        if (between.Length > 0 && between.Length < tilts.Length)
            yield return Finding.Warning(
                "convert-assumed", series.Name + ".defocus", null, $"no defocus of views {EtomoViews.Of(between)}", "a line for every view", "IMOD takes what lies between the views beside them");
        foreach (var finding in HandDoubts(series, aligned, between.Length < tilts.Length)) yield return finding;
    }

    private static IEnumerable<Finding> HandDoubts(SeriesDescription series, bool aligned, bool hasDefoci)
    {
        if (!hasDefoci) yield break;
        if (series.Hand is null)
            yield return Finding.Warning(
                "convert-assumed", series.Name + ".defocus", null, "no hand is stated", "+1 or -1", "The tilt angles are not inverted, which is hand +1; state it with --hand, or let the images tell it");
        // An axis across the images has no up and down for the sign of the angles to be about.
        if (!aligned && series.TiltAxis is { } axis && Math.Abs(Math.Cos(axis.Radians)) < Math.Cos(FarFromUpright.Radians))
            yield return Finding.Warning(
                "convert-assumed", series.Name + ".defocus", null, string.Create(CultureInfo.InvariantCulture, $"a tilt axis of {axis.Degrees:0.##} degrees"), "an upright one, or an alignment that makes it so",
                "IMOD corrects about an upright axis: use the file with the aligned stack, and check the hand there");
    }

    private static readonly Angle FarFromUpright = Angle.FromDegrees(45);

    private static string Of(int without, SeriesDescription series) => string.Create(CultureInfo.InvariantCulture, $"{without} of {series.Tilts.Length} tilts without one");

    private static Finding Error(SeriesDescription series, string what, string found, string expected, string advice) =>
        Finding.Error("convert-missing", series.FileName, what, found, expected, advice);
}
