using System.Collections.Immutable;
using Thon.Findings;

namespace Thon.Batch.Planning;

/// <summary>Puts together which options hold for a series: those of its own row before those that were typed, these before the project file, and all of them before what other programs' columns tell.</summary>
internal static class SeriesOptions
{
    /// <summary>The words of a series, in the order of the options.</summary>
    public static ImmutableArray<string> Words(SeriesCandidate candidate, PlanRequest request)
    {
        var holding = new Dictionary<string, OptionWords>(StringComparer.Ordinal);
        foreach (var option in (IEnumerable<OptionWords>)[.. candidate.Described, .. request.Project, .. request.Typed, .. candidate.Own]) holding[option.Name] = option;
        return [.. request.Known.InOrder(holding.Values).SelectMany(option => option.Words)];
    }

    /// <summary>Says of every list and option how often its rows win over what was typed.</summary>
    public static IEnumerable<Finding> Overridden(IEnumerable<SeriesCandidate> candidates, PlanRequest request) =>
        from candidate in candidates
        from own in candidate.Own
        let typed = request.Typed.FirstOrDefault(typed => typed.Name == own.Name)
        where typed is not null && !own.SaysAs(typed)
        group own by (own.Place.File, Typed: typed) into rows
        select Finding.Note(
            "batch-row-wins", rows.Key.File, $"column '{rows.Key.Typed.Name.TrimStart('-')}'", $"{(rows.Count() == 1 ? "a row says" : $"{rows.Count()} rows say")} other than {string.Join(' ', rows.Key.Typed.Words)} of the command line", null,
            $"What a row says holds for its series, here {string.Join(", ", rows.Take(5).Select(row => row.Place.Words))}{(rows.Count() > 5 ? ", ..." : "")}");
}
