using System.Collections.Immutable;
using Thon.Pipeline.Inspection;
using Thon.Tilts;

namespace Thon.Web;

/// <summary>What was changed.</summary>
/// <param name="CanUndo">Whether the last change can be taken back.</param>
/// <param name="CanRedo">Whether one that was taken back can be made again.</param>
/// <param name="IsDirty">Whether there is anything to save.</param>
/// <param name="IsKept">Whether the changes lie in a draft; where none can be written, they are in memory alone.</param>
/// <param name="UnderWay">How many changes, other than the one that is answered, wait or are being made.</param>
/// <param name="Changes">The changes, oldest first.</param>
internal sealed record EditState(bool CanUndo, bool CanRedo, bool IsDirty, bool IsKept, int UnderWay, ImmutableArray<ChangeText> Changes)
{
    private const string NoDraft = "inspect-no-draft";

    /// <summary>What saving would write: tilts whose numbers differ from those of the files, with both.</summary>
    public ImmutableArray<ChangeText> Net { get; init; } = [];

    /// <summary>What the deed that is answered did, in words; empty where it changed nothing, and where no deed is answered.</summary>
    public string Told { get; init; } = "";

    /// <summary>That of a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="stored">The series as its files have it.</param>
    /// <param name="underWay">How many changes wait or are being made.</param>
    public static EditState Of(InspectionState state, TiltSeries stored, int underWay) =>
        new(state.CanUndo, state.CanRedo, state.IsDirty, IsKept: state.Findings.All(finding => finding.Code != NoDraft), underWay,
            [.. state.Changes.Select(change => new ChangeText(change.Section, change.Text))])
        { Net = NetChanges.Of(stored, state.Series) };
}
