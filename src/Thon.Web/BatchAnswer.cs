using System.Collections.Immutable;

namespace Thon.Web;

/// <summary>What a page that follows a batch gets: where the batch stands, and the series about which something is new.</summary>
/// <param name="Number">The number of this answer, to be asked with next time.</param>
/// <param name="IsWhole">Whether these are all series, and the page forgets what it had.</param>
/// <param name="Batch">Where the batch stands.</param>
/// <param name="Series">The series about which something is new.</param>
internal sealed record BatchAnswer(long Number, bool IsWhole, BatchState Batch, ImmutableArray<BatchSeries> Series);
