using System.Collections.Immutable;

namespace Thon.Provenance;

/// <summary>What came of holding a file against a recipe.</summary>
/// <param name="File">The file's path.</param>
/// <param name="Verdict">Whether it is of the locked data type.</param>
/// <param name="Differences">Each thing that differs; empty unless it is refused or doubtful.</param>
/// <param name="Reasons">By what it was judged, and what is missing, in sentences.</param>
/// <param name="Commands">How the data are prepared rightly, one command after the other; empty unless it is refused.</param>
public sealed record Verification(string File, Verdict Verdict, ImmutableArray<Difference> Differences, ImmutableArray<string> Reasons, ImmutableArray<string> Commands);
