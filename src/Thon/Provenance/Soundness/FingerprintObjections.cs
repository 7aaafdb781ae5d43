using Thon.Provenance.Fingerprints;
using Thon.Provenance.Fingerprints.Filters;

namespace Thon.Provenance.Soundness;

/// <summary>What speaks against a fingerprint in a recipe: bands that are not those of its tile and pixel size, and numbers that no images have.</summary>
internal static class FingerprintObjections
{
    // Natural logarithms, and whatever else is of order one: the square of the largest float has 178, and what nothing tells of a filter is held at a thousand.
    private const double Largest = 1e6;

    /// <summary>What speaks against it; nothing where it is sound.</summary>
    public static IEnumerable<string?> Of(SpectralFingerprint print) =>
    [
        NumberLimits.Pixel(print.PixelSize),
        print.Tile is >= ShellSpectrum.SmallestTile and <= NumberLimits.LargestCount ? null : $"tiles of {print.Tile} pixels",
        HasBands(print) ? null : "frequencies that are not those of its tiles and pixel size",
        print.Blank is >= 0 and <= NumberLimits.LargestCount ? null : $"{print.Blank} blank sections",
        print.Sections.IsDefaultOrEmpty ? "a spectrum of no section" : null,
        print.Filters.IsDefault ? "filters that are none" : null,
        .. print.Sections.IsDefaultOrEmpty ? [] : print.Sections.SelectMany(section => Of(section, print.Frequencies.IsDefault ? 0 : print.Frequencies.Length)),
        .. print.Filters.IsDefaultOrEmpty ? [] : print.Filters.SelectMany(Of),
    ];

    private static bool HasBands(SpectralFingerprint print)
    {
        if (print.Frequencies.IsDefault || !(print.PixelSize > 0) || print.Tile < ShellSpectrum.SmallestTile) return false;
        var bands = FrequencyBands.Of(print.Tile, print.PixelSize);
        return print.Frequencies.Length == bands.Count
            && print.Frequencies.Select((k, band) => double.IsFinite(k) && k > 0 && FrequencyBands.NumberOf(k) == bands.First + band).All(fits => fits);
    }

    private static IEnumerable<string?> Of(SectionFingerprint section, int bands) =>
    [
        section.Section is >= 0 and < NumberLimits.LargestCount ? null : $"a section {section.Section}",
        !section.LogPower.IsDefault && section.LogPower.Length == bands ? null : "a spectrum without as many frequencies",
        .. section.LogPower.IsDefault ? [] : section.LogPower.Select(log => Number("a power", log)),
        Number("a depth of zeros", section.ZeroDepth),
        double.IsFinite(section.Mean) ? null : "a mean that is no number",
        double.IsFinite(section.Deviation) && section.Deviation > 0 ? null : "a deviation that is not above zero",
    ];

    private static IEnumerable<string?> Of(FilterFit filter) =>
    [
        Number("a frequency of a filter", filter.At),
        Number("a ratio of a filter", filter.LogRatio),
        NumberLimits.Within("a deviation of a filter", filter.LogRatioDeviation, 0, Largest),
        Number("a fall of a filter", filter.Fall),
        NumberLimits.Within("a deviation of a filter", filter.FallDeviation, 0, Largest),
        NumberLimits.Within("the end of a filter", filter.Finest, double.Epsilon, 1),
        NumberLimits.Within("a spread", filter.Spread, 0, double.MaxValue),
        NumberLimits.Within("a misfit", filter.Misfit, 0, double.MaxValue),
    ];

    private static string? Number(string name, double? number) => NumberLimits.Within(name, number, -Largest, Largest);
}
