using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats.Text;
using Thon.Units;

namespace Thon.Formats.AreTomo;

/// <summary>Reads the <c># Name = values</c> of a <c>.aln</c> and collects what is wrong with them.</summary>
internal sealed class AlnHead(string file, ImmutableArray<TextLine> comments)
{
    private const string Dark = "DarkFrame";

    /// <summary>Everything wrong so far.</summary>
    internal FindingList Findings { get; private set; } = FindingList.Empty;

    /// <summary>The images left out.</summary>
    internal ImmutableArray<AlnDarkFrame> DarkFrames()
    {
        var frames = ImmutableArray.CreateBuilder<AlnDarkFrame>();
        foreach (var (line, words) in Lines(Dark))
            if (words.Length == 3 && TextNumber.Whole(words[0]) is >= 0 and { } index && TextNumber.Whole(words[1]) is >= 0 and { } section && TextNumber.Finite(words[2]) is { } tilt)
                frames.Add(new(index, section, Angle.FromDegrees(tilt)));
            else Wrong(line, "index, section and tilt angle");
        return frames.ToImmutable();
    }

    /// <summary>Whole numbers, 0 or more; empty where the file does not state them.</summary>
    internal int[] Whole(string name, int count)
    {
        if (Lines(name) is not [(var line, var words), ..]) return [];
        int[] numbers = [.. words.Select(TextNumber.Whole).OfType<int>().Where(number => number >= 0)];
        if (numbers.Length == count && words.Length == count) return numbers;
        Wrong(line, count == 1 ? "a whole number, 0 or more" : $"{count} whole numbers, 0 or more");
        return [];
    }

    /// <summary>An angle in degree; null where the file does not state it.</summary>
    internal Angle? Degrees(string name)
    {
        if (Lines(name) is not [(var line, var words), ..]) return null;
        if (words is [var word] && TextNumber.Finite(word) is { } degrees) return Angle.FromDegrees(degrees);
        Wrong(line, "an angle, in degree");
        return null;
    }

    private (TextLine Line, string[] Words)[] Lines(string name) =>
    [
        .. comments.Where(line => line.Text.TrimStart(' ', '\t', '#').Split('=')[0].Trim() == name && line.Text.Contains('='))
            .Select(line => (line, line.Text[(line.Text.IndexOf('=') + 1)..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))),
    ];

    private void Wrong(TextLine line, string expected) =>
        Findings = Findings.Add(Finding.Error("aln-value", file, line.Place, $"'{line.Text.Trim()}'", expected, "Let AreTomo write the file again"));
}
