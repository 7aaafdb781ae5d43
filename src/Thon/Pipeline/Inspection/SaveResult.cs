using System.Collections.Immutable;
using Thon.Findings;

namespace Thon.Pipeline.Inspection;

/// <summary>What came of saving.</summary>
/// <param name="Files">The files written, the STAR file first; then the former ones, which were kept. None where there was nothing to save.</param>
/// <param name="Commands">What to run so that the images follow; lines that begin with # are words for people.</param>
/// <param name="Findings">What a user should know.</param>
public sealed record SaveResult(ImmutableArray<string> Files, ImmutableArray<string> Commands, FindingList Findings);
