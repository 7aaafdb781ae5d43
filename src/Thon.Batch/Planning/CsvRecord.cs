using System.Collections.Immutable;

namespace Thon.Batch.Planning;

/// <summary>A record of a CSV text.</summary>
/// <param name="Line">The line it begins on, from 1.</param>
/// <param name="Cells">Its cells, without quotes and the blanks around them.</param>
internal sealed record CsvRecord(int Line, ImmutableArray<string> Cells);
