using System.Collections.Immutable;
using Thon.Tilts;

namespace Thon.Pipeline.Inspection;

/// <summary>The changes of an inspection, done and undone. Each holds the series it led to, so undoing gives back every bit.</summary>
/// <param name="Opened">The series as it was opened or last saved.</param>
/// <param name="Done">The changes that hold, in order.</param>
/// <param name="Undone">Those that were undone, the one to be done again next at the end.</param>
internal sealed record InspectionHistory(TiltSeries Opened, ImmutableArray<InspectionStep> Done, ImmutableArray<InspectionStep> Undone)
{
    /// <summary>A history without changes.</summary>
    public static InspectionHistory Of(TiltSeries opened) => new(opened, [], []);

    /// <summary>The series as it is now.</summary>
    public TiltSeries Present => Done.IsEmpty ? Opened : Done[^1].After;

    /// <summary>One more change; what was undone can be done again no more.</summary>
    public InspectionHistory With(InspectionStep step) => this with { Done = Done.Add(step), Undone = [] };

    /// <summary>Without the last change; the same where there is none.</summary>
    public InspectionHistory Undo() => Done.IsEmpty ? this : this with { Done = Done[..^1], Undone = Undone.Add(Done[^1]) };

    /// <summary>With the change undone last; the same where there is none.</summary>
    public InspectionHistory Redo() => Undone.IsEmpty ? this : this with { Done = Done.Add(Undone[^1]), Undone = Undone[..^1] };

    /// <summary>The defocus a tilt had when it was last not excluded; null where it always was.</summary>
    /// <param name="place">Its place in the series.</param>
    public DefocusEstimate? LastIncluded(int place) =>
        Done.Reverse().Select(step => step.After).Append(Opened).Select(series => series.Tilts[place]).FirstOrDefault(tilt => !tilt.IsExcluded)?.Estimate;

    /// <summary>What people see of it.</summary>
    public InspectionState ToState() => new(Present, [.. Done.Select(step => step.Change)], !Done.IsEmpty, !Undone.IsEmpty, !Done.IsEmpty);
}
