using System.Collections.Immutable;

namespace Thon.Provenance;

/// <summary>What stands beside a record for people, and to find files by; nothing is concluded from it, and the record's hash does not cover it.</summary>
/// <param name="Heading">The command and the time.</param>
/// <param name="Paths">Where the inputs of the last job lay, in their order.</param>
public sealed record SidecarNotes(ImmutableArray<string> Heading, ImmutableArray<string> Paths)
{
    /// <summary>No notes.</summary>
    public static SidecarNotes None { get; } = new([], []);
}
