using Thon.Formats.Text;
using Thon.Tilts;

namespace Thon.Formats.Imod;

/// <summary>IMOD's lists of views from 1, such as <c>1,2,38-41</c>.</summary>
internal static class EtomoViews
{
    /// <summary>The sections of a list, from 0; null where it is none.</summary>
    internal static SectionList? Parse(string list)
    {
        if (string.IsNullOrWhiteSpace(list)) return SectionList.None;
        SectionRange?[] ranges = [.. list.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Range)];
        return ranges.All(range => range is not null) ? new([.. ranges.Select(range => range!.Value)]) : null;
    }

    /// <summary>Sections as IMOD lists them.</summary>
    internal static string Of(IEnumerable<int> sections)
    {
        var ranges = new List<SectionRange>();
        foreach (int section in sections.Order())
        {
            if (ranges is [.., var last] && last.Last == section - 1) ranges[^1] = last with { Last = section };
            else ranges.Add(new(section, section));
        }

        return string.Join(',', ranges.Select(range => new SectionRange(range.First + 1, range.Last + 1)));
    }

    private static SectionRange? Range(string text)
    {
        int?[] ends = [.. text.Split('-').Select(TextNumber.Whole)];
        return ends switch
        {
            [>= 1 and { } only] => new(only - 1, only - 1),
            [>= 1 and { } first, { } last] when first <= last => new(first - 1, last - 1),
            _ => null,
        };
    }
}
