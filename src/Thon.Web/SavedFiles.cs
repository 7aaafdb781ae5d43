using System.Collections.Immutable;

namespace Thon.Web;

/// <summary>What saving wrote.</summary>
/// <param name="Files">The files.</param>
/// <param name="Commands">What to run so that the images follow.</param>
/// <param name="Findings">What to know, a line each.</param>
internal sealed record SavedFiles(ImmutableArray<string> Files, ImmutableArray<string> Commands, ImmutableArray<string> Findings);
