using System.Collections.Immutable;
using Thon.Findings;

namespace Thon.Batch.Planning;

/// <summary>What one or more inputs led to.</summary>
/// <param name="Candidates">The stacks.</param>
/// <param name="PassedOver">What was found and is not worked on.</param>
/// <param name="Findings">What is wrong with the inputs.</param>
internal sealed record FoundSeries(ImmutableArray<SeriesCandidate> Candidates, ImmutableArray<PassedOver> PassedOver, FindingList Findings)
{
    /// <summary>Stacks and nothing else.</summary>
    public static FoundSeries Of(params IEnumerable<SeriesCandidate> candidates) => new([.. candidates], [], FindingList.Empty);

    /// <summary>An input that does not serve.</summary>
    public static FoundSeries Refused(params IEnumerable<Finding> findings) => new([], [], FindingList.Of(findings));

    /// <summary>What several led to.</summary>
    public static FoundSeries Joined(IReadOnlyCollection<FoundSeries> all) =>
        new([.. all.SelectMany(one => one.Candidates)], [.. all.SelectMany(one => one.PassedOver).Distinct()], FindingList.Of(all.SelectMany(one => one.Findings)));
}
