using System.Collections.Immutable;
using System.Globalization;
using Thon.Findings;
using Thon.Formats.Dialects;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Formats.Imod;

/// <summary>
/// Writes a description as IMOD keeps it: <c>NAME.tlt</c> (refined angles, else nominal ones with the tilt offset), <c>.rawtlt</c> (nominal ones), <c>.xtilt</c>, <c>.xf</c> and <c>.defocus</c>, as far as
/// there is something for them. In each a line is a section, excluded ones included.
/// </summary>
public static class ImodWriter
{
    private const SeriesFact Held = SeriesFact.TiltAngles | SeriesFact.TiltOffset | SeriesFact.XTilt | SeriesFact.Defocus | SeriesFact.PhaseShift | SeriesFact.Alignment | SeriesFact.Exclusions;

    /// <summary>The files of a series.</summary>
    /// <param name="series">
    /// Its description: a name, and every section from 0 once, with a tilt angle. Where any tilt is aligned, all that are not excluded are, and the pixel size is known if any is shifted. Defoci are those of
    /// the stack it describes, which for an aligned series is the raw one, as in IMOD.
    /// </param>
    public static DialectOutput Write(SeriesDescription series)
    {
        var (tilts, findings) = SectionOrder.Of(series);
        findings = findings.AddRange(ImodNeeds.Missing(series));
        if (findings.HasErrors) return new([], findings);
        bool aligned = tilts.Any(tilt => tilt.Alignment is not null);
        ImmutableArray<Angle> refined = [.. tilts.Select(tilt => tilt.Alignment?.TiltAngle ?? new(tilt.TiltAngle!.Value.Radians + (series.TiltOffset?.Radians ?? 0)))];
        var texts = new List<DialectText> { new(series.Name + ".tlt", ImodAngles.Encode(refined)) };
        if (tilts.All(tilt => tilt.TiltAngle is not null)) texts.Add(new(series.Name + ".rawtlt", ImodAngles.Encode(tilts.Select(tilt => tilt.TiltAngle!.Value))));
        if (Inclined(series, tilts) is { } inclined) texts.Add(new(series.Name + ".xtilt", ImodAngles.Encode(inclined)));
        if (aligned) texts.Add(new(series.Name + ".xf", ImodTransforms.Encode(Transforms(series, tilts))));
        if (Defoci(series, tilts, refined) is { } defoci) texts.Add(new(series.Name + ".defocus", defoci.Encode()));
        return new([.. texts], findings.AddRange(ImodNeeds.Doubts(series, tilts)).AddRange(SeriesFacts.NotHeld(series, series.Name + ".tlt", HeldOf(series, tilts))));
    }

    // The axis is in the matrices, the hand in the sign of the angles beside the defoci.
    private static SeriesFact HeldOf(SeriesDescription series, ImmutableArray<TiltDescription> tilts) =>
        Held | (tilts.Any(tilt => tilt.Alignment is not null) ? SeriesFact.TiltAxis : SeriesFact.None) | (tilts.Any(tilt => tilt.Estimate is not null) ? SeriesFact.Hand : SeriesFact.None);

    private static IEnumerable<Angle>? Inclined(SeriesDescription series, ImmutableArray<TiltDescription> tilts) =>
        series.XTilt is not null || XTilts.AreTold(series) ? tilts.Select(tilt => XTilts.OfAlignment(series, tilt)) : null;

    // An excluded tilt that nobody aligned is turned as its neighbour and not shifted, so that its line stands.
    private static IEnumerable<ImodTransform> Transforms(SeriesDescription series, ImmutableArray<TiltDescription> tilts)
    {
        return tilts.Select(tilt => ImodAlignment.Of(
            tilt.Alignment ?? new(Angle.Zero, SeriesAxis.Of(series, tilt)!.Value, default, default), series.PixelSize ?? new Length(1)));
    }

    private static ImodDefocusFile? Defoci(SeriesDescription series, ImmutableArray<TiltDescription> tilts, ImmutableArray<Angle> refined)
    {
        var known = tilts.Where(tilt => tilt.Estimate is not null).Select(tilt => (tilt.Section!.Value, refined[tilt.Section.Value], tilt.Estimate!)).ToArray();
        return known.Length == 0 ? null : ImodDefocusFile.Of(known, HandOf(series), series.Name + ".defocus");
    }

    // The transforms put the axis they know upright; where there are none it is the axis of the stack.
    private static Hand HandOf(SeriesDescription series) => HandAbout.Of(series, SeriesAxis.Aligned(series) ?? Angle.Zero) ?? Hand.Plus;
}
