using System.Collections.Immutable;
using Thon.Pipeline.Inspection;

namespace Thon.Web;

/// <summary>What was changed.</summary>
/// <param name="CanUndo">Whether the last change can be taken back.</param>
/// <param name="CanRedo">Whether one that was taken back can be made again.</param>
/// <param name="IsDirty">Whether there is anything to save.</param>
/// <param name="Changes">The changes, oldest first.</param>
internal sealed record EditState(bool CanUndo, bool CanRedo, bool IsDirty, ImmutableArray<ChangeText> Changes)
{
    /// <summary>That of a state.</summary>
    public static EditState Of(InspectionState state) =>
        new(state.CanUndo, state.CanRedo, state.IsDirty, [.. state.Changes.Select(change => new ChangeText(change.Section, change.Text))]);
}
