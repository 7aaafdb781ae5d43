using Thon.Tilts;

namespace Thon.Pipeline.Inspection;

/// <summary>A change, and the series it led to.</summary>
/// <param name="Change">The change.</param>
/// <param name="After">The series after it.</param>
internal sealed record InspectionStep(ManualChange Change, TiltSeries After);
