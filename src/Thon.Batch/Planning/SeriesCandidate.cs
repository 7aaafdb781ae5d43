using System.Collections.Immutable;
using Thon.Findings;

namespace Thon.Batch.Planning;

/// <summary>A stack that one of the inputs led to.</summary>
/// <param name="Stack">Its full path.</param>
internal sealed record SeriesCandidate(string Stack)
{
    /// <summary>The row of the list that names it; null where it comes from no list.</summary>
    public OptionPlace? Row { get; init; }

    /// <summary>The options of this row.</summary>
    public ImmutableArray<OptionWords> Own { get; init; } = [];

    /// <summary>What other programs' columns of the list say, which any option goes before.</summary>
    public ImmutableArray<OptionWords> Described { get; init; } = [];

    /// <summary>What speaks against working on it.</summary>
    public ImmutableArray<Finding> Objections { get; init; } = [];
}
