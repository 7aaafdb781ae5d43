using System.Collections.Immutable;

namespace Thon.Batch.Planning;

/// <summary>A row of a list.</summary>
/// <param name="Place">Which one, for findings.</param>
/// <param name="Cells">Its cells; what says nothing is empty.</param>
internal sealed record SeriesTableRow(string Place, ImmutableArray<string> Cells);
