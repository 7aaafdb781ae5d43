using System.Collections.Immutable;

namespace Thon.Web;

/// <summary>What an answer says that is none.</summary>
/// <param name="Findings">What went wrong, a line each.</param>
internal sealed record FoundTexts(ImmutableArray<string> Findings);
