using System.Collections.Immutable;
using System.Xml.Linq;
using Thon.Units;

namespace Thon.Formats.Warp;

/// <summary>Writes the lists of a Warp file, an entry a line and a tilt. Lines that say the same stay as they are, and so does a list none of whose lines changes.</summary>
internal static class WarpXmlLists
{
    private static readonly string[] Names = ["Angles", "Dose", "UseTilt", "AxisAngle", "AxisOffsetX", "AxisOffsetY", "MoviePath"];

    /// <summary>Writes all lists the description has values for.</summary>
    /// <param name="root">The tree, which is changed.</param>
    /// <param name="series">The description.</param>
    /// <param name="tilts">The tilt of each line; null where the line stays.</param>
    /// <param name="offset">The tilt offset that LevelAngleY stands for.</param>
    internal static void WriteInPlace(XElement root, SeriesDescription series, ImmutableArray<TiltDescription?> tilts, Angle offset)
    {
        bool aligned = series.Tilts.Any(tilt => tilt.Alignment is not null);
        // Tilts that are left out may have no alignment; where others have one, theirs is none.
        double? unaligned = aligned ? 0 : null;
        Func<TiltDescription, string?, string?>[] values =
        [
            (tilt, old) => Number(old, -AngleOf(tilt, offset)?.Degrees),
            (tilt, old) => Number(old, tilt.DoseBefore?.ElectronsPerSquareAngstrom),
            (tilt, old) => old is not null && WarpFields.Truth(old) == !tilt.IsExcluded ? old : (!tilt.IsExcluded).ToString(),
            (tilt, old) => Number(old, WarpNeeds.AxisOf(series, tilt)?.Degrees),
            (tilt, old) => Number(old, tilt.Alignment?.ShiftX.Angstroms ?? (old is null ? unaligned : null)),
            (tilt, old) => Number(old, tilt.Alignment?.ShiftY.Angstroms ?? (old is null ? unaligned : null)),
            (tilt, old) => old is not null && (tilt.Movie is null || WarpText.FileName(old) == WarpText.FileName(tilt.Movie)) ? old : tilt.Movie,
        ];
        foreach (var (name, value) in Names.Zip(values)) WriteInPlace(root, name, tilts, value);
    }

    private static void WriteInPlace(XElement root, string name, ImmutableArray<TiltDescription?> tilts, Func<TiltDescription, string?, string?> value)
    {
        var element = root.Element(name);
        string[] old = element is null || element.Value.Trim().Length == 0 ? [] : [.. element.Value.TrimEnd().Split('\n').Select(line => line.Trim())];
        string?[] lines = [.. tilts.Select((tilt, i) => Line(tilt, old.ElementAtOrDefault(i), value))];
        if (lines.Contains(null) || lines.SequenceEqual(old)) return;
        string text = string.Join('\n', lines);
        if (element is not null) element.Value = text;
        else if (root.Elements().LastOrDefault(other => Names.Contains(other.Name.LocalName)) is { } last) last.AddAfterSelf(new XElement(name, text));
        else root.AddFirst(new XElement(name, text));
    }

    private static string? Line(TiltDescription? tilt, string? old, Func<TiltDescription, string?, string?> value) => tilt is null ? old : value(tilt, old) ?? old;

    private static string? Number(string? old, double? value) => value is { } known ? WarpText.Kept(old, known) : old;

    // The alignment's angle is the specimen's own and holds the offset; Warp keeps that apart.
    private static Angle? AngleOf(TiltDescription tilt, Angle offset) =>
        tilt.Alignment is { } alignment ? new(alignment.TiltAngle.Radians - offset.Radians) : tilt.TiltAngle;
}
