using System.Collections.Immutable;
using Thon.Estimate.Search;
using Thon.Estimate.Tiles;
using Thon.Findings;
using Thon.Tilts;

namespace Thon.Estimate;

/// <summary>What the estimation of a series gave.</summary>
/// <param name="Series">The series with its geometry and with an estimate for every tilt.</param>
/// <param name="Geometry">How the axis and the hand were told.</param>
/// <param name="Findings">What a user should know: tilts without rings, geometry that does not show.</param>
public sealed record EstimationResult(TiltSeries Series, GeometryChoice Geometry, FindingList Findings)
{
    /// <summary>The spectra that the final fit looked at, one entry a tilt; null for tilts that are blank or excluded.</summary>
    public ImmutableArray<PatchSpectra?> Spectra { get; init; } = [];

    /// <summary>Background and contrast of the final fit, one entry a tilt; null for tilts that took no part in it.</summary>
    public ImmutableArray<TiltCurves?> Curves { get; init; } = [];
}
