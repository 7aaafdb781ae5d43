using Thon.Batch.Planning;
using Thon.Findings;

namespace Thon.Batch.Summary;

/// <summary>Tells of series that an earlier batch left in the folder and that are not in the plan any more: the summary is about the inputs that were asked for, and leaves them out.</summary>
internal static class UnlistedSeries
{
    private const int Shown = 5;

    /// <summary>A note where there are any.</summary>
    public static FindingList Of(BatchFolder folder, BatchPlan plan)
    {
        if (!Directory.Exists(folder.Entries)) return FindingList.Empty;
        var planned = plan.Series.Select(series => series.Name).ToHashSet();
        string[] others = [.. Directory.EnumerateFiles(folder.Entries, "*.json").Select(Path.GetFileNameWithoutExtension).OfType<string>()
            .Where(name => !name.StartsWith('.') && !planned.Contains(name)).Order(StringComparer.Ordinal)];
        if (others.Length == 0) return FindingList.Empty;
        string named = string.Join(", ", others.Take(Shown)) + (others.Length > Shown ? ", ..." : "");
        return FindingList.Of(Finding.Note(
            "batch-not-listed", folder.Entries, null, $"{others.Length} series of an earlier batch that are not among the inputs of this one: {named}", null,
            "Their files stay, and the summary leaves them out; give their inputs as well to have them listed"));
    }
}
