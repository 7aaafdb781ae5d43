using System.Collections.Immutable;
using System.Globalization;
using Thon.Findings;

namespace Thon.Formats.Dialects;

/// <summary>The tilts of a description in the order of the stack, for formats in which a line is a section.</summary>
/// <param name="Tilts">The tilts by section; empty where the sections are not complete.</param>
/// <param name="Findings">Errors where a section is not known, missing, or named twice.</param>
internal sealed record SectionOrder(ImmutableArray<TiltDescription> Tilts, FindingList Findings)
{
    private const string Advice = "Name the mdoc of the stack, or a file whose images are named like 000001@stack.mrc, as well";

    /// <summary>The tilts of a series, every section from 0 once.</summary>
    internal static SectionOrder Of(SeriesDescription series)
    {
        TiltDescription[] ordered = [.. series.Tilts.OrderBy(tilt => tilt.Section)];
        if (Wrong(series, ordered) is { } found)
            return new([], FindingList.Of(Finding.Error("convert-missing", series.FileName, "section of each tilt", found, "every section of the stack from 0, once", Advice)));
        return new([.. ordered], FindingList.Empty);
    }

    /// <summary>An error where two tilts are of one section of the stack, for formats that order their rows otherwise; else null.</summary>
    internal static Finding? Repeated(SeriesDescription series)
    {
        int[] twice = [.. series.Tilts.Select(tilt => tilt.Section).OfType<int>().GroupBy(section => section).Where(same => same.Count() > 1).Select(same => same.Key)];
        return twice.Length == 0 ? null : Finding.Error(
            "convert-sections", series.FileName, "section of each tilt", string.Create(CultureInfo.InvariantCulture, $"section {twice[0]} twice, and {twice.Length - 1} more"), "every section once",
            "Delete the entry that is not of this image");
    }

    private static string? Wrong(SeriesDescription series, TiltDescription[] ordered)
    {
        if (ordered.Length == 0) return "no tilts";
        int unknown = series.Tilts.Count(tilt => tilt.Section is null);
        if (unknown > 0) return string.Create(CultureInfo.InvariantCulture, $"{unknown} of {ordered.Length} tilts without a section");
        for (int i = 0; i < ordered.Length; i++)
        {
            int section = ordered[i].Section!.Value;
            if (section != i) return section < i ? $"section {section} twice" : $"section {section} where {i} is next";
        }

        return null;
    }
}
