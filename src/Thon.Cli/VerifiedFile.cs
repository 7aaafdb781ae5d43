using Thon.Findings;
using Thon.Provenance;

namespace Thon.Cli;

/// <summary>A file that was held against a recipe, or could not be.</summary>
/// <param name="File">Its path.</param>
/// <param name="Verification">What came of it; null where the file cannot be read.</param>
/// <param name="Errors">Why it cannot be read.</param>
internal sealed record VerifiedFile(string File, Verification? Verification, FindingList Errors)
{
    /// <summary>The verdict in a word.</summary>
    public string Word => Verification?.Verdict.ToString().ToLowerInvariant() ?? "unreadable";

    /// <summary>What was found different.</summary>
    public IReadOnlyList<Difference> Differences => Verification is { } known ? known.Differences : [];

    /// <summary>By what it was judged, or why it was not.</summary>
    public IReadOnlyList<string> Reasons => Verification is { } known ? known.Reasons : [.. Errors.Select(error => error.ToString())];

    /// <summary>How the data are prepared rightly.</summary>
    public IReadOnlyList<string> Commands => Verification is { } known ? known.Commands : [];
}
