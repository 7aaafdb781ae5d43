using System.Collections.Immutable;
using System.Globalization;
using Thon.Findings;
using Thon.Formats.Dialects;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Formats.AreTomo;

/// <summary>
/// Writes AreTomo's files of a series: <c>NAME_TLT.txt</c>; <c>NAME_CTF.txt</c> where defoci are known; <c>NAME.aln</c> where alignments are. Its IMOD files are left to IMOD's own format.
/// </summary>
public static class AreTomoWriter
{
    /// <summary>Writes the files that the description has values for.</summary>
    /// <param name="series">The description; image size and pixel size are needed for the alignment.</param>
    /// <returns>The files; none where the findings have errors.</returns>
    public static DialectOutput Write(SeriesDescription series)
    {
        var rows = AreTomoRows.Of(series);
        bool aligned = series.Tilts.Any(tilt => tilt.Alignment is not null), fitted = series.Tilts.Any(tilt => tilt.Estimate is not null);
        var parts = (aligned ? AreTomoParts.Alignment : AreTomoParts.None) | (fitted ? AreTomoParts.Fits : AreTomoParts.None);
        var findings = FindingList.Of(AreTomoNeeds.Errors(series, parts)).AddRange(rows.Findings);
        if (findings.HasErrors) return new([], findings);
        ImmutableArray<DialectText> tilts = series.Tilts.All(tilt => tilt.TiltAngle is not null) ? [new($"{series.Name}_TLT.txt", TiltsOf(rows).Encode())] : [];
        ImmutableArray<DialectText> fits = fitted ? [new($"{series.Name}_CTF.txt", AreTomoCtfText.Of(series, rows))] : [];
        ImmutableArray<DialectText> alignment = aligned ? [new($"{series.Name}.aln", AlnOf(series, rows).Encode())] : [];
        return new([.. alignment, .. fits, .. tilts], findings.AddRange(AreTomoNeeds.Losses(series, parts)));
    }

    private static AreTomoTilts TiltsOf(AreTomoRows rows) =>
        new("", [.. rows.Rows.Select(row => new AreTomoTilt(row.Tilt.TiltAngle!.Value, row.Tilt.Acquired, row.Tilt.Dose))], FindingList.Empty);

    private static AlnFile AlnOf(SeriesDescription series, AreTomoRows rows)
    {
        double pixel = series.PixelSize!.Value.Angstroms, offset = series.TiltOffset?.Radians ?? 0;
        int[] order = [.. Enumerable.Range(0, rows.Rows.Length).OrderBy(i => AngleOf(rows.Rows[i].Tilt, offset).Radians)];
        var table = order.Select(i => rows.Rows[i]).Where(row => !row.Tilt.IsExcluded).Select(row => Row(row.Number, row.Tilt.Alignment!, pixel));
        var dark = order.Select((i, index) => (Row: rows.Rows[i], Index: index)).Where(one => one.Row.Tilt.IsExcluded)
            .Select(one => new AlnDarkFrame(one.Index, one.Row.Number, AngleOf(one.Row.Tilt, offset)));
        return new AlnFile("", [.. table], [.. dark], FindingList.Empty)
        {
            RawSize = (series.Width!.Value, series.Height!.Value, Math.Max(rows.Rows.Length, rows.Rows[^1].Number)),
            Patches = 0,
            AlphaOffset = series.TiltOffset ?? Angle.Zero,
            BetaOffset = Angle.Zero,
            ThicknessPixels = (int)Math.Round((series.SlabThickness?.Angstroms ?? 0) / pixel),
        };
    }

    private static AlnRow Row(int number, TiltAlignment alignment, double pixel) =>
        new(number, alignment.Axis, 1, alignment.ShiftX.Angstroms / pixel, alignment.ShiftY.Angstroms / pixel, 1, 1, 1, 0, alignment.TiltAngle);

    // TILT holds AlphaOffset, and so do the angles of the dark images.
    private static Angle AngleOf(TiltDescription tilt, double offset) =>
        tilt is { IsExcluded: false, Alignment: { } alignment } ? alignment.TiltAngle : new((tilt.TiltAngle?.Radians ?? 0) + offset);
}
