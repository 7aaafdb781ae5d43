using System.Collections.Immutable;
using System.Globalization;
using Thon.Findings;

namespace Thon.Tilts;

/// <summary>Some sections of a stack, from 0. Ranges stay ranges, so that a slip of the keyboard costs no memory.</summary>
/// <param name="Ranges">The sections; ranges may overlap and stand in any order.</param>
public sealed record SectionList(ImmutableArray<SectionRange> Ranges)
{
    /// <summary>How a list is written.</summary>
    public const string Grammar = "sections from 0, such as 3 or 3,7-9, or none";

    /// <summary>No sections.</summary>
    public static SectionList None { get; } = new([]);

    /// <summary>Whether the list names no section.</summary>
    public bool IsEmpty => Ranges.IsEmpty;

    /// <summary>The last section named; -1 where none is.</summary>
    public int Last => Ranges.Select(range => range.Last).DefaultIfEmpty(-1).Max();

    /// <summary>Whether the list names a section.</summary>
    public bool Contains(int section) => Ranges.Any(range => section >= range.First && section <= range.Last);

    /// <summary>A list of single sections.</summary>
    public static SectionList Of(IEnumerable<int> sections) => new([.. sections.Select(section => new SectionRange(section, section))]);

    /// <summary>Reads a list as the command line states it; see <see cref="Grammar"/>.</summary>
    /// <exception cref="BadInputException">Not a list of sections.</exception>
    public static SectionList Parse(string text)
    {
        if (text.Trim() == "none") return None;
        SectionRange?[] ranges = [.. text.Split(',').Select(RangeOf)];
        return ranges.All(range => range is not null)
            ? new([.. ranges.Select(range => range!.Value)])
            : throw new BadInputException(Finding.Error("exclude", null, "--exclude", $"'{text}'", Grammar));
    }

    /// <inheritdoc/>
    public bool Equals(SectionList? other) => other is not null && Ranges.SequenceEqual(other.Ranges);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The list as <see cref="Parse"/> reads it.</summary>
    public override string ToString() => IsEmpty ? "none" : string.Join(',', Ranges);

    private static SectionRange? RangeOf(string text)
    {
        int?[] ends = [.. text.Split('-').Select(Section)];
        return ends switch
        {
            [{ } only] => new(only, only),
            [{ } first, { } last] when first <= last => new(first, last),
            _ => null,
        };
    }

    private static int? Section(string text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int section) ? section : null;
}
