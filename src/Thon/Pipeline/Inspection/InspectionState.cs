using System.Collections.Immutable;
using Thon.Findings;
using Thon.Tilts;

namespace Thon.Pipeline.Inspection;

/// <summary>How a series stands at a moment of its inspection.</summary>
/// <param name="Series">The series with every change that holds.</param>
/// <param name="Changes">The changes since it was opened or saved, in order; what was undone is not among them.</param>
/// <param name="CanUndo">Whether there is a change to undo.</param>
/// <param name="CanRedo">Whether there is one to do again.</param>
/// <param name="IsDirty">Whether there is anything to save.</param>
public sealed record InspectionState(TiltSeries Series, ImmutableArray<ManualChange> Changes, bool CanUndo, bool CanRedo, bool IsDirty)
{
    /// <summary>What a user should know besides: a draft that was found, a folder that takes none.</summary>
    public FindingList Findings { get; init; } = FindingList.Empty;
}
