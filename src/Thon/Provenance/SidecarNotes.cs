using System.Collections.Immutable;

namespace Thon.Provenance;

/// <summary>What stands beside a record for people, and to find files by; nothing is concluded from it, and the record's hash does not cover it.</summary>
/// <param name="File">What the file was called when it was written, without folder.</param>
/// <param name="Heading">The command and the time.</param>
/// <param name="Paths">Where the inputs of the last job lay, in their order.</param>
public sealed record SidecarNotes(string File, ImmutableArray<string> Heading, ImmutableArray<string> Paths);
