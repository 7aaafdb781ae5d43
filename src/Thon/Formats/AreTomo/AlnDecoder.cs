using System.Collections.Immutable;
using System.Globalization;
using Thon.Findings;
using Thon.Formats.Text;
using Thon.Units;

namespace Thon.Formats.AreTomo;

/// <summary>Reads <c>.aln</c> files.</summary>
internal static class AlnDecoder
{
    private const string Columns = "SEC ROT GMAG TX TY SMEAN SFIT SCALE BASE TILT";
    private const string Local = "Local Alignment";
    private const string WriteAgain = "Let AreTomo write the file again";

    internal static bool Is(string text) =>
        !text.Contains('\0') && TextLines.Of(text, "").Where(line => !line.IsBlank).TakeWhile(IsComment).Any(line => line.Text.Contains(AlnFile.Title, StringComparison.Ordinal) || IsHead(line));

    internal static AlnFile Decode(string text, string name)
    {
        var lines = TextLines.Of(text, name);
        if (!Is(text))
            throw new BadInputException(Finding.Error("aln-head", name, null, "neither AreTomo's title nor the heads of its columns", $"# {AlnFile.Title}, and # {Columns}", "Check that the option names the right file"));
        int table = Enumerable.Range(0, lines.Length).FirstOrDefault(i => IsComment(lines[i]) && lines[i].Text.Contains(Local, StringComparison.Ordinal), lines.Length);
        var head = new AlnHead(name, [.. lines.Take(table).Where(IsComment)]);
        var dark = head.DarkFrames();
        var file = new AlnFile(name, [], dark, FindingList.Empty)
        {
            RawSize = head.Whole("RawSize", 3) is [var width, var height, var count] ? (width, height, count) : null,
            Patches = head.Whole("NumPatches", 1) is [var patches] ? patches : null,
            AlphaOffset = head.Degrees("AlphaOffset"),
            BetaOffset = head.Degrees("BetaOffset"),
            ThicknessPixels = head.Whole("Thickness", 1) is [var thickness] ? thickness : null,
            LocalAlignment = [.. lines.Skip(table + 1).Where(line => !line.IsBlank).Select(line => line.Text)],
        };
        var (rows, findings) = Rows([.. lines.Take(table).Where(line => !line.IsBlank && !IsComment(line))], name);
        findings = head.Findings.AddRange(findings).AddRange(Odd(file with { Rows = rows }));
        findings.ThrowIfErrors();
        return file with { Rows = rows, Findings = findings };
    }

    private static (ImmutableArray<AlnRow> Rows, FindingList Findings) Rows(ImmutableArray<TextLine> lines, string name)
    {
        var rows = ImmutableArray.CreateBuilder<AlnRow>();
        var findings = FindingList.Of(lines.IsEmpty ? [Finding.Error("aln-empty", name, null, "no rows", "a row for every image that was aligned", WriteAgain)] : []);
        foreach (var line in lines)
            if (Row(line) is not { } row) findings = findings.Add(Finding.Error("aln-row", name, line.Place, Shown(line), $"ten numbers: {Columns}", WriteAgain));
            else if (rows.Any(other => other.Section == row.Section))
                findings = findings.Add(Finding.Error("aln-repeated", name, line.Place, string.Create(CultureInfo.InvariantCulture, $"section {row.Section} again"), "every section once", WriteAgain));
            else rows.Add(row);
        return (rows.ToImmutable(), findings);
    }

    private static AlnRow? Row(TextLine line)
    {
        double[] n = [.. line.Words.Select(TextNumber.Finite).OfType<double>()];
        if (line.Words.Length != 10 || n.Length != 10 || TextNumber.Whole(line.Words[0]) is not (>= 0 and { } section)) return null;
        return new(section, Angle.FromDegrees(n[1]), n[2], n[3], n[4], n[5], n[6], n[7], n[8], Angle.FromDegrees(n[9]));
    }

    private static IEnumerable<Finding> Odd(AlnFile file)
    {
        if (file.RawSize is not { Count: var count }) yield break;
        foreach (var dark in file.DarkFrames.Where(dark => dark.Index > count || dark.Section > count))
            yield return Finding.Error(
                "aln-dark", file.FileName, null, string.Create(CultureInfo.InvariantCulture, $"a DarkFrame of index {dark.Index}, section {dark.Section}"),
                string.Create(CultureInfo.InvariantCulture, $"one of the {count} images of RawSize"), WriteAgain);
        if (file.Rows.Any(row => row.Section > count))
            yield return Finding.Error(
                "aln-section", file.FileName, null, string.Create(CultureInfo.InvariantCulture, $"section {file.Rows.Max(row => row.Section)}"),
                string.Create(CultureInfo.InvariantCulture, $"one of the {count} images of RawSize"), WriteAgain);
        else if (file.Rows.Length + file.DarkFrames.Length != count)
            yield return Finding.Warning(
                "aln-count", file.FileName, null, string.Create(CultureInfo.InvariantCulture, $"{file.Rows.Length} rows and {file.DarkFrames.Length} dark images"),
                string.Create(CultureInfo.InvariantCulture, $"{count} together, as RawSize has"), "The file may have been cut short");
    }

    private static bool IsComment(TextLine line) => line.Text.TrimStart().StartsWith('#');

    private static bool IsHead(TextLine line) => line.Words is ["#", "SEC", "ROT", ..] or ["#SEC", "ROT", ..];

    private static string Shown(TextLine line) => line.Text.Trim() is { Length: <= 60 } text ? $"'{text}'" : $"'{line.Text.Trim()[..60]}...'";
}
