using System.Collections.Immutable;
using System.Globalization;

namespace Thon.Batch.Slurm;

/// <summary>What squeue prints.</summary>
internal static class QueueText
{
    /// <summary>The format it is asked for: place in the array, state, node.</summary>
    public const string Format = "%K|%T|%N";

    /// <summary>The tasks of its lines; one line may stand for several that wait, such as <c>3,7-20%4</c>.</summary>
    public static ImmutableArray<QueuedTask> Tasks(string text) =>
    [
        .. from line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
           let parts = line.Split('|')
           where parts.Length == 3
           from index in Places(parts[0])
           select new QueuedTask(index, parts[1], parts[2]),
    ];

    private static IEnumerable<int> Places(string text) =>
        text.Split('%')[0].Trim('[', ']').Split(',').Select(Range).SelectMany(range => range);

    private static IEnumerable<int> Range(string text)
    {
        string[] ends = text.Split('-');
        return Number(ends[0]) is { } first && Number(ends[^1]) is { } last && last >= first ? Enumerable.Range(first, last - first + 1) : [];
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
