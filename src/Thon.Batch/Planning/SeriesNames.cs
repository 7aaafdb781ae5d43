using System.Collections.Immutable;
using Thon.Findings;

namespace Thon.Batch.Planning;

/// <summary>The names of series, which all their files begin with: that of the stack without its ending.</summary>
internal static class SeriesNames
{
    // Their pages and tables would be those of the batch.
    private static readonly ImmutableArray<string> OfBatch = [Of(BatchFolder.ProcessedName), Of(BatchFolder.FailedName), Of(BatchFolder.IndexName)];

    /// <summary>The name of a stack's series.</summary>
    public static string Of(string stack) => Path.GetFileNameWithoutExtension(stack);

    /// <summary>The stacks, with an objection where two have one name or a name cannot be worked with.</summary>
    public static IEnumerable<SeriesCandidate> Checked(IEnumerable<SeriesCandidate> candidates) =>
        from same in candidates.GroupBy(candidate => Of(candidate.Stack), StringComparer.OrdinalIgnoreCase)
        from candidate in same
        let others = same.Where(other => other.Stack != candidate.Stack).Select(other => other.Stack).ToArray()
        select candidate with { Objections = [.. candidate.Objections, .. OfName(candidate.Stack), .. Twice(candidate.Stack, others)] };

    private static IEnumerable<Finding> Twice(string stack, string[] others)
    {
        if (others.Length > 0)
            yield return Finding.Error(
                "batch-name-twice", stack, null, $"the same name as {string.Join(", ", others.Take(5))}{(others.Length > 5 ? ", ..." : "")}", "a name of its own for every series, whatever the case of its letters",
                "Name one of them with a narrower pattern or a list, or make a link to it under another name and give that");
    }

    private static IEnumerable<Finding> OfName(string stack)
    {
        string name = Of(stack);
        if (name.Length == 0) yield return Refused(stack, "no name before its ending");
        else if (name.Any(char.IsControl)) yield return Refused(stack, "a line end or another control character in its name");
        else if (OfBatch.Contains(name, StringComparer.OrdinalIgnoreCase)) yield return Refused(stack, $"the name '{name}', which a file of the batch itself has");
    }

    private static Finding Refused(string stack, string found) => Finding.Error("batch-name", stack, null, found, "a name that files can begin with", "Rename the stack, or make a link to it under another name and give that");
}
