using System.Collections.Immutable;
using System.Globalization;
using Thon.Findings;
using Thon.Formats.Dialects;
using Thon.Units;

namespace Thon.Formats.AreTomo;

/// <summary>
/// What a <c>.aln</c> says about a series, in our signs. TILT holds AlphaOffset: the stage's angle is their difference, and the offset is that of the series. BetaOffset is nothing that is applied to
/// the alignment, and left out.
/// </summary>
internal static class AlnDescription
{
    internal static SeriesDescription Of(AlnFile file, DialectContext context)
    {
        var sections = AlnSections.Of(file);
        var rows = file.Rows.Select((row, i) => new TiltDescription(i, sections.Rows[i], TiltAngle: Stage(file, row.Tilt))
        {
            Alignment = context.PixelSize is { Angstroms: var pixel } ? new(row.Tilt, row.Axis, new(row.ShiftX * pixel), new(row.ShiftY * pixel)) : null,
        });
        var dark = file.DarkFrames.Select((frame, i) => new TiltDescription(file.Rows.Length + i, sections.DarkFrames[i], TiltAngle: Stage(file, frame.Tilt)) { IsExcluded = true });
        var findings = file.Findings.AddRange(sections.Doubt is { } doubt ? [doubt] : []).AddRange(Notes(file, context));
        return new(file.FileName, AreTomoDescription.NameOf(file.FileName), [.. rows, .. dark], findings)
        {
            Width = file.RawSize?.Width,
            Height = file.RawSize?.Height,
            TiltAxis = file.Rows[0].Axis,
            TiltOffset = file.AlphaOffset,
            SlabThickness = file.ThicknessPixels is > 0 and { } pixels && context.PixelSize is { } size ? new(pixels * size.Angstroms) : null,
        };
    }

    private static Angle Stage(AlnFile file, Angle tilt) => new(tilt.Radians - (file.AlphaOffset?.Radians ?? 0));

    private static IEnumerable<Finding> Notes(AlnFile file, DialectContext context)
    {
        (bool IsSo, string Found, string Taken)[] notes =
        [
            (context.PixelSize is null, "shifts and thickness in pixels of a size nobody states", "The alignments were left out; state --pixel-size"),
            (file.BetaOffset is { Radians: not 0 }, string.Create(CultureInfo.InvariantCulture, $"BetaOffset {file.BetaOffset?.Degrees:F2}"), "It was left out: AreTomo does not apply it to the alignment"),
            (file.AlphaOffset is { Radians: not 0 } && !file.DarkFrames.IsEmpty, "dark images beside an AlphaOffset", "Their angles were taken to hold it, as those of the rows do"),
            (!file.LocalAlignment.IsEmpty, "a local alignment", "It was left out"),
            (file.Rows.Any(row => row.Magnification != 1), "magnifications other than 1", "They were left out"),
        ];
        return notes.Where(note => note.IsSo).Select(note => Finding.Note("aln-left-out", file.FileName, null, note.Found, null, note.Taken));
    }
}
