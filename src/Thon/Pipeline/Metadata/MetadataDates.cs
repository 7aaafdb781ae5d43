using System.Collections.Immutable;
using Thon.Tilts;

namespace Thon.Pipeline.Metadata;

/// <summary>The order of acquisition from the mdoc's DateTime, which counts whole seconds.</summary>
internal static class MetadataDates
{
    // Some programs write the year first and some the day; read the wrong way round, a night's series spans years.
    private static readonly TimeSpan LongestSeries = TimeSpan.FromDays(2);

    /// <summary>The place of each section, or null where a section has no date or all have the same.</summary>
    internal static ImmutableArray<int>? Places(MetadataSources sources, MetadataLedger ledger)
    {
        DateTime[] dates = [.. sources.Sections.Select(section => section.Acquired).OfType<DateTime>()];
        int distinct = dates.Distinct().Count();
        if (dates.Length < sources.Count || distinct < 2) return null;
        if (distinct < dates.Length)
        {
            ledger.Warning(
                "mdoc-dates-repeated", sources.Mdoc!.Name, null, $"{dates.Length - distinct} images of the same second as another",
                "every image at its own time", "Among them the order of ZValue is taken.");
        }

        if (dates.Max() - dates.Min() > LongestSeries)
        {
            ledger.Warning(
                "mdoc-dates-apart", sources.Mdoc!.Name, null, "images days apart", "a series recorded within hours",
                "Check its dates: some programs write the year first, others the day.");
        }

        return DoseOrder.Ranks([.. dates.Select(date => (double)date.Ticks)]);
    }
}
