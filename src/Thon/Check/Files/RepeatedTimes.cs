using Thon.Findings;

namespace Thon.Check.Files;

/// <summary>Every image has a time of its own, or the order of acquisition is not known.</summary>
public static class RepeatedTimes
{
    /// <summary>Finds images of the same second.</summary>
    public static IEnumerable<Finding> Find(FileClaims claims)
    {
        DateTime[] times = [.. claims.Mdoc?.Sections.Select(section => section.Acquired).OfType<DateTime>() ?? []];
        int distinct = times.Distinct().Count();
        if (distinct == times.Length) yield break;
        yield return Finding.Warning(
            "mdoc-times-repeated", claims.Mdoc!.Name, "DateTime", distinct == 1 ? $"the same for all {times.Length} images" : $"{times.Length - distinct} images of the same second as another",
            "every image at its own time", "The order of acquisition does not follow from these; state it with --dose-order");
    }
}
