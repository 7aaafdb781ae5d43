using Thon.Estimate.Search;
using Thon.Findings;
using Thon.Tilts;

namespace Thon.Estimate;

/// <summary>What the estimation of a series gave.</summary>
/// <param name="Series">The series with its geometry and with an estimate for every tilt.</param>
/// <param name="Geometry">How the axis and the hand were told.</param>
/// <param name="Findings">What a user should know: tilts without rings, geometry that does not show.</param>
public sealed record EstimationResult(TiltSeries Series, GeometryChoice Geometry, FindingList Findings);
