using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats.Star;
using Thon.Optics;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Formats.Dialects;

/// <summary>Writes a description as our own STAR file, <c>NAME.star</c>.</summary>
public static class ThonWriter
{
    // Shifts of an alignment have a note of their own.
    private const SeriesFact Held = ~(SeriesFact.Movies | OfGeometry);

    // They stand beside the hand, and not without it.
    private const SeriesFact OfGeometry = SeriesFact.TiltAxis | SeriesFact.TiltOffset | SeriesFact.XTilt;

    // Files hold two decimals of a degree.
    private const double SameDegrees = 0.01;

    /// <summary>The file of a series.</summary>
    /// <param name="series">Its description; every tilt has an angle and a section, and all have a defocus or none.</param>
    public static DialectOutput Write(SeriesDescription series)
    {
        var missing = Missing(series);
        if (missing.HasErrors) return new([], missing);
        string name = SeriesFileName.Of(TiltSeriesStar.BlockName(series.Name ?? "series"));
        var encoded = TiltSeriesStar.Encode(SeriesOf(series, name), Stack(series) ?? name + ".mrc", name + ".star");
        var findings = FindingList.Of(Dropped(series, name + ".star"))
            .AddRange(SeriesFacts.NotHeld(series, name + ".star", series.Hand is null ? Held : Held | OfGeometry)).AddRange(Partial(series, name + ".star"));
        return new([new(name + ".star", encoded.Encode())], findings);
    }

    // A column stands where every tilt has a value.
    private static IEnumerable<Finding> Partial(SeriesDescription series, string file)
    {
        (string What, Func<TiltDescription, bool> IsKnown)[] columns =
        [
            ("doses", tilt => tilt.Dose is not null), ("doses before", tilt => tilt.DoseBefore is not null),
            ("nominal defoci", tilt => tilt.NominalDefocus is not null), ("order of acquisition", tilt => tilt.Acquired is not null),
        ];
        string[] lost = [.. columns.Where(column => series.Tilts.Any(column.IsKnown) && !series.Tilts.All(column.IsKnown)).Select(column => column.What)];
        if (lost.Length > 0)
            yield return Finding.Note("convert-lossy", file, null, $"not known of every tilt and not written: {string.Join(", ", lost)}", null, "Name a file that has them for all");
    }

    private static FindingList Missing(SeriesDescription series)
    {
        var findings = FindingList.Empty;
        void Need(bool known, string what, string advice)
        {
            if (!known) findings = findings.Add(Finding.Error("convert-missing", series.FileName, what, "not stated", $"the {what}", advice));
        }

        Need(!series.Tilts.IsEmpty, "tilts", "Name a file of the series that lists its tilts");
        Need(series.Tilts.All(tilt => tilt.Section is not null), "section of each tilt", "Name the mdoc of the stack, or a file whose images are named like 000001@stack.mrc, as well");
        Need(series.Tilts.All(tilt => TiltMatching.AngleOf(tilt) is not null), "tilt angles", "Name a file that has them as well, such as a .tlt or the mdoc");
        Need(series.PixelSize is not null, "pixel size", "State it with --pixel-size");
        int fitted = series.Tilts.Count(tilt => tilt.Estimate is not null);
        Need(fitted == 0 || fitted == series.Tilts.Length, "defocus of each tilt", $"{fitted} of {series.Tilts.Length} tilts have one; name a file that has the others as well");
        return SectionOrder.Repeated(series) is { } repeated ? findings.Add(repeated) : findings;
    }

    private static TiltSeries SeriesOf(SeriesDescription series, string name) => new(
        name, series.Width ?? 0, series.Height ?? 0, series.PixelSize!.Value,
        new(series.Voltage ?? new(double.NaN), series.SphericalAberration ?? new(double.NaN), series.AmplitudeContrast ?? Microscope.DefaultAmplitudeContrast),
        GeometryOf(series),
        [.. series.Tilts.OrderBy(tilt => tilt.Section).Select(tilt => TiltOf(series, tilt))], series.DataType ?? DataType.Raw, series.SlabThickness)
    {
        SlabThicknessSigma = series.SlabThicknessSigma,
        ModelThickness = series.ModelThickness,
        TiltOffsetSigma = series.TiltOffsetSigma,
        XTiltSigma = series.XTiltSigma,
    };

    // The defocus falls about the axis of the alignment, where there is one.
    private static TiltGeometry? GeometryOf(SeriesDescription series)
    {
        var axis = SeriesAxis.Aligned(series) ?? series.TiltAxis ?? Angle.Zero;
        return HandAbout.Of(series, axis) is { } hand ? new(axis, hand, series.TiltOffset ?? Angle.Zero, XTilts.OfSeries(series) ?? Angle.Zero) : null;
    }

    private static Tilt TiltOf(SeriesDescription series, TiltDescription tilt) =>
        new(tilt.Section!.Value, AngleOf(series, tilt), tilt.DoseBefore, tilt.Dose, tilt.Estimate, tilt.NominalDefocus, tilt.Acquired) { IsExcluded = tilt.IsExcluded };

    // The gradient follows the refined angle, to which the tilt offset of the file is added again.
    private static Angle AngleOf(SeriesDescription series, TiltDescription tilt) =>
        tilt.Alignment is { } alignment ? new(alignment.TiltAngle.Radians - (series.TiltOffset?.Radians ?? 0)) : tilt.TiltAngle!.Value;

    private static IEnumerable<Finding> Dropped(SeriesDescription series, string file)
    {
        int moved = series.Tilts.Count(tilt => tilt.Alignment is { } a && (a.ShiftX.Angstroms != 0 || a.ShiftY.Angstroms != 0));
        int refined = series.Tilts.Count(tilt => tilt.TiltAngle is { } nominal && Math.Abs(nominal.Degrees - AngleOf(series, tilt).Degrees) > SameDegrees);
        (int Count, string What)[] dropped = [(moved, $"the shifts of {moved} tilts"), (refined, $"the nominal angles of {refined} tilts, in whose place stand the refined ones")];
        foreach (var (_, what) in dropped.Where(one => one.Count > 0))
            yield return Finding.Note(
                "convert-lossy", file, null, $"not written: {what}", null, "Keep the alignment in the dialect it came in; Thon works on images before or after it, not on it");
    }

    private static string? Stack(SeriesDescription series) =>
        series.Tilts.Select(tilt => tilt.Image?.Split('@')).FirstOrDefault(parts => parts is { Length: 2 })?[1];
}
