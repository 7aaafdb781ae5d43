using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats.Star;
using Thon.Units;

namespace Thon.Formats.Warp;

/// <summary>A <c>.tomostar</c>: what Warp imported of a tilt series, a row a tilt, sorted by angle and not by section. A STAR file whose one block has no name.</summary>
/// <param name="FileName">Where it comes from, for messages.</param>
/// <param name="Rows">The tilts in the file's order; at least one.</param>
/// <param name="Findings">Leniencies of reading.</param>
public sealed record TomostarFile(string FileName, ImmutableArray<TomostarRow> Rows, FindingList Findings)
{
    internal const string MovieLabel = "wrpMovieName";
    internal const string AngleLabel = "wrpAngleTilt";
    internal const string AxisLabel = "wrpAxisAngle";
    internal const string DoseLabel = "wrpDose";
    internal const string OffsetXLabel = "wrpAxisOffsetX";
    internal const string OffsetYLabel = "wrpAxisOffsetY";
    private const string IntensityLabel = "wrpAverageIntensity";
    private const string MaskedLabel = "wrpMaskedFraction";

    /// <summary>Whether a STAR file is a <c>.tomostar</c>: one of its tables has a column wrpAngleTilt.</summary>
    public static bool Is(StarFile file) => Block(file) is not null;

    /// <summary>Reads a file.</summary>
    /// <exception cref="BadInputException">Not such a file, or values that break its format; all of them are named.</exception>
    public static TomostarFile Read(string path) => Decode(StarFile.Read(path));

    /// <summary>Reads a file from its tables.</summary>
    /// <exception cref="BadInputException">Not such a file, or values that break its format; all of them are named.</exception>
    public static TomostarFile Decode(StarFile file)
    {
        if (Block(file) is not { Rows.IsEmpty: false } block)
            throw Wrong(file, "no rows with _wrpAngleTilt", "a row a tilt, as Warp's ts_import writes them");
        if (!block.Has(DoseLabel)) throw Wrong(file, $"no column _{DoseLabel}", "the exposure before every tilt, which Warp cannot do without");
        var reader = new StarNumbers(file.Name);
        ImmutableArray<TomostarRow> rows = [.. Enumerable.Range(0, block.Rows.Length).Select(row => Row(block, row, reader))];
        reader.Findings.ThrowIfErrors();
        return new(file.Name, rows, file.Findings.AddRange(reader.Findings));
    }

    /// <summary>The table with the tilts, or null.</summary>
    internal static StarBlock? Block(StarFile file) => file.Blocks.FirstOrDefault(block => block.Has(AngleLabel));

    private static TomostarRow Row(StarBlock block, int row, StarNumbers reader)
    {
        // Words that stand for nothing are let pass elsewhere; these two must be there.
        if (block.Number(row, AngleLabel) is not { } degrees) reader.Report(block, row, AngleLabel, "a number, in degree");
        else if (block.Number(row, DoseLabel) is not (>= 0 and { } dose)) reader.Report(block, row, DoseLabel, "a number, 0 or more");
        else
            return new(
                Angle.FromDegrees(degrees), new(dose), block.Text(row, MovieLabel), reader.Angle(block, row, AxisLabel), reader.Length(block, row, OffsetXLabel),
                reader.Length(block, row, OffsetYLabel), reader.Number(block, row, IntensityLabel), reader.Number(block, row, MaskedLabel));
        return new(Angle.Zero, Dose.None);
    }

    private static BadInputException Wrong(StarFile file, string found, string expected) =>
        new(Finding.Error("tomostar-column", file.Name, null, found, expected, "Let Warp import the series again"));
}
