using System.Collections.Immutable;
using Thon.Findings;
using Thon.Formats;

namespace Thon.Pipeline.Conversion;

/// <summary>What a conversion gave.</summary>
/// <param name="Series">What all files together say.</param>
/// <param name="Files">The files written.</param>
/// <param name="Findings">What was lenient, contradictory or lost.</param>
public sealed record ConversionResult(SeriesDescription Series, ImmutableArray<string> Files, FindingList Findings);
