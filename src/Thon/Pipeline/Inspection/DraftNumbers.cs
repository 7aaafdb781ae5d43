using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Thon.Tilts;

namespace Thon.Pipeline.Inspection;

/// <summary>A draft: changes that are not saved yet.</summary>
/// <param name="Star">The content hash of the STAR file they were made to.</param>
/// <param name="Steps">The changes, in order.</param>
internal sealed record DraftNumbers(string Star, ImmutableArray<DraftStep> Steps)
{
    /// <summary>The content hash of the STAR file that holds these changes, where it was about to be written; null before.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Saved { get; init; }

    /// <summary>The draft of a history.</summary>
    /// <param name="star">The content hash of the STAR file.</param>
    /// <param name="history">The history.</param>
    public static DraftNumbers Of(string star, InspectionHistory history)
    {
        var before = history.Done.Select(step => step.After).Prepend(history.Opened);
        return new(star, [.. before.Zip(history.Done, DraftStep.Of)]);
    }

    /// <summary>The history it is of; null where its numbers can be those of no series like this one.</summary>
    /// <param name="opened">The series as the STAR file has it.</param>
    public InspectionHistory? ToHistory(TiltSeries opened)
    {
        var history = InspectionHistory.Of(opened);
        foreach (var step in Steps.IsDefault ? [] : Steps)
        {
            if (step.After(history.Present) is not { } next) return null;
            history = history.With(next);
        }

        return history;
    }
}
