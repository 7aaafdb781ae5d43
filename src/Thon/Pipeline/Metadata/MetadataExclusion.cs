using Thon.Tilts;

namespace Thon.Pipeline.Metadata;

/// <summary>The tilts that are left out of the estimation: those of the option, else those that the file with the defoci marks.</summary>
internal static class MetadataExclusion
{
    internal static SectionList Resolve(MetadataSources sources, MetadataLedger ledger)
    {
        var (excluded, source) = sources.Options.Exclude is { } option
            ? (option, "option --exclude")
            : (SectionList.Of(Enumerable.Range(0, sources.Rows.Length).Where(section => sources.Rows[section].IsExcluded)), sources.CtfSource);
        if (excluded.IsEmpty) return excluded;
        int count = sources.Count;
        if (excluded.Last >= count)
            ledger.Error("exclude-section", sources.Stack.Name, source, $"section {excluded.Last}", $"sections from 0 to {count - 1}: the stack has {count}");
        else if (Enumerable.Range(0, count).All(excluded.Contains))
            ledger.Error("exclude-all", sources.Stack.Name, source, $"every one of {count} sections excluded", "at least one that is not");
        else
            ledger.Use("excluded", $"{(excluded.Ranges is [{ First: var first, Last: var last }] && first == last ? "section" : "sections")} {excluded}, from 0", source);
        return excluded;
    }
}
