using System.Collections.Immutable;
using Thon.Findings;

namespace Thon.Formats.Dialects;

/// <summary>The files of a series in one dialect, and what it could not say.</summary>
/// <param name="Texts">The files.</param>
/// <param name="Findings">Notes of what was left out, warnings of what had to be assumed; errors where the description lacks what the dialect must have.</param>
public sealed record DialectOutput(ImmutableArray<DialectText> Texts, FindingList Findings);
