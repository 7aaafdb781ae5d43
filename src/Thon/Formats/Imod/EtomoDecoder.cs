using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats.Text;

namespace Thon.Formats.Imod;

/// <summary>Reads eTomo files line by line.</summary>
internal static class EtomoDecoder
{
    private static readonly string[] NumbersWeRead = [EtomoFile.PixelSizeKey, EtomoFile.TiltAxisKey, EtomoFile.BinningKey];

    internal static EtomoFile Decode(string text, string name)
    {
        ImmutableArray<EtomoLine> lines = [.. RawLines.Of(text, name).Select(Line)];
        if (lines.All(line => line.Key is null))
            throw new BadInputException(Finding.Error("edf-empty", name, null, "no properties", "lines such as Setup.DatasetName=TS_01", "Check that this is eTomo's file of a series."));
        return new(name, lines, FindingList.Of(lines.SelectMany(line => Doubts(line, name))));
    }

    private static EtomoLine Line(RawLine line)
    {
        int separator = EtomoEscapes.Separator(line.Text);
        bool plain = line.IsBlank || line.Text.TrimStart()[0] is '#' or '!' || separator < 1;
        return plain
            ? new(line.Number, null, string.Empty, line.Text, line.End)
            : new(line.Number, EtomoEscapes.Undone(line.Text[..separator].Trim()), EtomoEscapes.Undone(line.Text[(separator + 1)..].TrimStart()), line.Text, line.End);
    }

    private static IEnumerable<Finding> Doubts(EtomoLine line, string name)
    {
        string place = $"line {line.Number}", value = line.Value.Trim();
        if (line.Key is null && line.Text.TrimStart() is [not '#' and not '!', ..])
            yield return Finding.Warning("edf-line", name, place, $"'{line.Text.Trim()}'", "key=value", "The line is kept but not used.");
        if (NumbersWeRead.Contains(line.Key) && value.Length > 0 && TextNumber.Finite(value) is null)
            yield return Finding.Warning("edf-number", name, place, $"{line.Key}={value}", "a number", "The value is not used.");
        if (line.Key == EtomoFile.ExcludedKey && EtomoViews.Parse(value) is null)
            yield return Finding.Warning("edf-excluded", name, place, $"{line.Key}={value}", "views from 1, such as 1,2,38-41", "No view is taken for excluded.");
    }
}
