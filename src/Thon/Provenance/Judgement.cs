using System.Collections.Immutable;

namespace Thon.Provenance;

/// <summary>What one kind of evidence says about a file; those of all kinds make the verdict.</summary>
internal sealed record Judgement(Verdict Verdict, ImmutableArray<Difference> Differences, ImmutableArray<string> Reasons)
{
    /// <summary>Nothing is said.</summary>
    public static Judgement Nothing { get; } = new(Verdict.Matches, [], []);

    /// <summary>It speaks for the file.</summary>
    public static Judgement Matches(string reason) => new(Verdict.Matches, [], [reason]);

    /// <summary>It proves nothing.</summary>
    public static Judgement Uncertain(params IEnumerable<string> reasons) => new(Verdict.Uncertain, [], [.. reasons]);

    /// <summary>It speaks against the file.</summary>
    public static Judgement Refused(IEnumerable<Difference> differences, params IEnumerable<string> reasons) => new(Verdict.Refused, [.. differences], [.. reasons]);

    /// <summary>This and another: the worse verdict, and each difference once.</summary>
    public Judgement And(Judgement other) =>
        new(Verdict > other.Verdict ? Verdict : other.Verdict, [.. Differences.Union(other.Differences)], Reasons.AddRange(other.Reasons));
}
