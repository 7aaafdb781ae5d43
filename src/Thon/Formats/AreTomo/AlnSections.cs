using System.Collections.Immutable;
using System.Globalization;
using Thon.Findings;

namespace Thon.Formats.AreTomo;

/// <summary>
/// Which sections of the raw stack the rows and dark images of a <c>.aln</c> are. Versions count them from 0 or from 1, and some count in the stack without its dark images. What the numbers
/// together leave open is not guessed.
/// </summary>
/// <param name="Rows">Section of each row, from 0, or null where it cannot be told.</param>
/// <param name="DarkFrames">Section of each dark image, from 0, or null.</param>
/// <param name="Doubt">What cannot be told, or null.</param>
internal sealed record AlnSections(ImmutableArray<int?> Rows, ImmutableArray<int?> DarkFrames, Finding? Doubt)
{
    internal static AlnSections Of(AlnFile file)
    {
        int count = file.RawSize?.Count ?? file.Rows.Length + file.DarkFrames.Length;
        int[] rows = [.. file.Rows.Select(row => row.Section)];
        int[] all = [.. rows, .. file.DarkFrames.Select(dark => dark.Section)];
        if (IsRange(all, 0, count)) return new(From(rows, 0), From(all[rows.Length..], 0), null);
        if (IsRange(all, 1, count)) return new(From(rows, 1), From(all[rows.Length..], 1), null);
        // The dark images do not fill the gaps, so their numbers say nothing. A 0 beside a number that rows without dark images could not reach, or the last number, still tells.
        var dark = ImmutableArray.CreateRange(file.DarkFrames.Select(_ => (int?)null));
        bool zero = rows.Contains(0), last = rows.Contains(count);
        if (zero && !last && rows.Max() >= count - file.DarkFrames.Length) return new(From(rows, 0), dark, null);
        if (last && !zero) return new(From(rows, 1), dark, null);
        return new([.. rows.Select(_ => (int?)null)], dark, Unclear(file, rows, count));
    }

    private static bool IsRange(int[] numbers, int first, int count) => numbers.Length == count && numbers.Order().SequenceEqual(Enumerable.Range(first, count));

    private static ImmutableArray<int?> From(int[] numbers, int first) => [.. numbers.Select(number => (int?)(number - first))];

    private static Finding Unclear(AlnFile file, int[] rows, int count) => Finding.Warning(
        "aln-sections", file.FileName, null,
        string.Create(CultureInfo.InvariantCulture, $"sections {rows.Min()} to {rows.Max()}, of {count} images of which {file.DarkFrames.Length} are dark: counted from 0 or from 1, with or without the dark ones"),
        "sections that with those of the dark images run from 0 or from 1", "Images are told by their tilt angles instead");
}
