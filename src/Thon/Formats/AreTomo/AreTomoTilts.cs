using System.Collections.Immutable;
using System.Globalization;
using Thon.Findings;
using Thon.Formats.Text;
using Thon.Units;

namespace Thon.Formats.AreTomo;

/// <summary>AreTomo's <c>_TLT.txt</c>: a line an image with its tilt angle, its number in the order of acquisition from 1, and its own exposure; the last one or two columns may be absent.</summary>
/// <param name="FileName">Where it comes from, for messages.</param>
/// <param name="Tilts">The lines in the file's order, all with the same columns; at least one.</param>
/// <param name="Findings">Leniencies of reading.</param>
public sealed record AreTomoTilts(string FileName, ImmutableArray<AreTomoTilt> Tilts, FindingList Findings)
{
    private const string Expected = "tilt angle, number in the order of acquisition from 1, exposure of the image; the same columns in every line";

    /// <summary>Whether a text is such a file: lines of two or three numbers, the second whole. A list of one column is IMOD's as much as AreTomo's, and not told.</summary>
    public static bool Is(string text)
    {
        if (text.Contains('\0')) return false;
        TextLine[] lines = [.. TextLines.Of(text, "").Where(line => !line.IsBlank)];
        return lines.Length > 0 && lines.All(line =>
            line.Words is { Length: 2 or 3 } words && words.Length == lines[0].Words.Length && words.All(word => TextNumber.Finite(word) is not null) && TextNumber.Whole(words[1]) >= 0);
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="BadInputException">Not such a file, or lines that break its format; all of them are named.</exception>
    public static AreTomoTilts Read(string path) => Decode(TextLines.ReadText(path), path);

    /// <summary>Reads a file from text.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="name">Where it comes from, for messages.</param>
    /// <exception cref="BadInputException">Not such a file, or lines that break its format; all of them are named.</exception>
    public static AreTomoTilts Decode(string text, string name)
    {
        TextLine[] lines = [.. TextLines.Of(text, name).Where(line => !line.IsBlank && !line.Text.TrimStart().StartsWith('#'))];
        if (lines.Length == 0) throw new BadInputException(Finding.Error("aretomo-tilts-empty", name, null, "no lines", Expected));
        int columns = lines[0].Words.Length;
        AreTomoTilt?[] tilts = [.. lines.Select(line => Line(line, columns))];
        FindingList.Of(lines.Zip(tilts).Where(pair => pair.Second is null).Select(pair =>
            Finding.Error("aretomo-tilts-line", name, pair.First.Place, $"'{pair.First.Text.Trim()}'", Expected))).ThrowIfErrors();
        return FromZero(new(name, [.. tilts.OfType<AreTomoTilt>()], FindingList.Empty));
    }

    /// <summary>The text as AreTomo writes it; the columns that every tilt has a value for.</summary>
    public string Encode()
    {
        bool numbered = Tilts.All(tilt => tilt.Acquired is not null), dosed = numbered && Tilts.All(tilt => tilt.Dose is not null);
        return string.Concat(Tilts.Select(tilt =>
            TextNumber.Fixed(tilt.Angle.Degrees, 2).PadLeft(8)
            + (numbered ? string.Create(CultureInfo.InvariantCulture, $"  {tilt.Acquired + 1,4}") : "")
            + (dosed ? "  " + TextNumber.Fixed(tilt.Dose!.Value.ElectronsPerSquareAngstrom, 4).PadLeft(8) : "") + "\n"));
    }

    private static AreTomoTilt? Line(TextLine line, int columns)
    {
        string[] words = line.Words;
        if (words.Length != columns || columns > 3 || TextNumber.Finite(words[0]) is not { } degrees) return null;
        int? number = columns > 1 ? TextNumber.Whole(words[1]) : null;
        double? dose = columns > 2 ? TextNumber.Finite(words[2]) : null;
        if (columns > 1 && number is not >= 0 || columns > 2 && dose is not >= 0) return null;
        return new(Angle.FromDegrees(degrees), number, dose is { } own ? new Dose(own) : null);
    }

    // The numbers of a series run from 1; from 0 they are taken with a warning, and anything else is no order.
    private static AreTomoTilts FromZero(AreTomoTilts read)
    {
        if (read.Tilts[0].Acquired is null) return read;
        int[] numbers = [.. read.Tilts.Select(tilt => tilt.Acquired!.Value).Order()];
        int first = numbers[0] == 0 ? 0 : 1;
        if (numbers.Distinct().Count() != numbers.Length)
            throw new BadInputException(Finding.Error(
                "aretomo-tilts-order", read.FileName, null, string.Create(CultureInfo.InvariantCulture, $"number {numbers.GroupBy(number => number).First(group => group.Count() > 1).Key} more than once"),
                "every number of the order of acquisition once", "If the column is an exposure, give the file with --dose-file"));
        var tilts = read.Tilts.Select(tilt => tilt with { Acquired = tilt.Acquired - first });
        return read with
        {
            Tilts = [.. tilts],
            Findings = FindingList.Of(first == 1 ? [] : [Finding.Warning("aretomo-tilts-from-0", read.FileName, null, "numbers from 0", "numbers from 1", "They were taken as the order of acquisition")]),
        };
    }
}
