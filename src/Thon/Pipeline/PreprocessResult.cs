using System.Collections.Immutable;
using Thon.Estimate;
using Thon.Estimate.Search;
using Thon.Findings;
using Thon.Tilts;

namespace Thon.Pipeline;

/// <summary>What came of a series.</summary>
/// <param name="Series">The series as it came out.</param>
/// <param name="Geometry">How axis and hand were told, or null where nothing was estimated.</param>
/// <param name="Files">The files written.</param>
/// <param name="Findings">Warnings and notes of the work; those of the input are with the input.</param>
public sealed record PreprocessResult(TiltSeries Series, GeometryChoice? Geometry, ImmutableArray<string> Files, FindingList Findings)
{
    /// <summary>The stacks among the files, the main one first.</summary>
    public ImmutableArray<WrittenStack> Stacks { get; init; } = [];
}
