using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Thon.Batch.Ledger;

namespace Thon.Batch.Summary;

/// <summary>The series of a batch that failed; what <c>failed.json</c> holds, which is there also when none did.</summary>
/// <param name="Series">The series, in the order of the plan.</param>
public sealed record FailedList(ImmutableArray<FailedSeries> Series)
{
    /// <summary>What the file is.</summary>
    [JsonPropertyOrder(-2)]
    public string Format { get; init; } = "thon-failed";

    /// <summary>The format's number; it grows when a key goes away or changes its meaning.</summary>
    [JsonPropertyOrder(-1)]
    public int FormatVersion { get; init; } = 1;

    /// <summary>The failed ones among entries of the ledger.</summary>
    /// <param name="folder">The folder of the batch.</param>
    /// <param name="entries">The entries, in the order of the plan.</param>
    public static FailedList Of(BatchFolder folder, IEnumerable<SeriesEntry> entries) => new([.. entries.Where(entry => entry.State == SeriesState.Failed).Select(entry => new FailedSeries(
        entry.Name, entry.Stack, entry.MayPass, Path.GetRelativePath(folder.Out, folder.LogOf(entry.Name)).Replace(Path.DirectorySeparatorChar, '/'),
        [.. entry.Findings.OrderByDescending(finding => finding.Severity)]))]);

    /// <summary>The text of the file.</summary>
    public string Encode() => JsonSerializer.Serialize(this, BatchJson.Options) + "\n";
}
