using System.Collections.Immutable;
using Thon.Findings;

namespace Thon.Batch.Planning;

/// <summary>A series that a batch is to work on, before anything of it was read.</summary>
/// <param name="Name">Its name, which its files begin with: that of the stack without its ending. No two series of a batch have the same, whatever the case of the letters.</param>
/// <param name="Stack">Full path of its stack.</param>
/// <param name="Words">The options of <c>thon run</c> that hold for it, as they would be typed: shared ones and its own.</param>
public sealed record PlannedSeries(string Name, string Stack, ImmutableArray<string> Words)
{
    /// <summary>Why it cannot be worked on, known before anything is read, such as a name that two stacks have; none for most.</summary>
    public ImmutableArray<Finding> Objections { get; init; } = [];
}
