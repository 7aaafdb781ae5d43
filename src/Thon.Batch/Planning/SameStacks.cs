using Thon.Findings;

namespace Thon.Batch.Planning;

/// <summary>Makes one series of a stack that was given several times, under one path or through links.</summary>
internal static class SameStacks
{
    /// <summary>The stacks, each once.</summary>
    public static IEnumerable<SeriesCandidate> Once(IEnumerable<SeriesCandidate> candidates) => candidates.GroupBy(candidate => RealPaths.Of(candidate.Stack), StringComparer.Ordinal).Select(One);

    // A row of a list says more than a folder that the stack was found in; of links the real file goes first.
    private static SeriesCandidate One(IGrouping<string, SeriesCandidate> same)
    {
        var best = same.OrderBy(candidate => candidate.Row is null).ThenBy(candidate => candidate.Stack != same.Key).First();
        return same.FirstOrDefault(other => Contradicts(best, other)) is { } other
            ? best with { Objections = best.Objections.Add(Contradiction(best, other)) }
            : best;
    }

    private static bool Contradicts(SeriesCandidate one, SeriesCandidate other) =>
        one.Row is not null && other.Row is not null && !(one.Own.Length == other.Own.Length && one.Own.Zip(other.Own).All(pair => pair.First.SaysAs(pair.Second)));

    private static Finding Contradiction(SeriesCandidate one, SeriesCandidate other) => Finding.Error(
        "batch-rows-differ", one.Row!.File, $"{one.Row.Words}, {other.Row!.Words}{(other.Row.File == one.Row.File ? "" : $" of {other.Row.File}")}", $"two rows with other options for {one.Stack}", "one row for a stack",
        "For two results of one stack start two batches with an --out of their own");
}
