using System.Collections.Immutable;

namespace Thon.Batch.Planning;

/// <summary>What a batch is to do: every process that takes part reads the same plan.</summary>
/// <param name="WorkingFolder">Full path of the folder that relative paths in options start from.</param>
/// <param name="Series">The series, in the order they are worked on; their place in this list, from 0, is what tasks call them by.</param>
public sealed record BatchPlan(string WorkingFolder, ImmutableArray<PlannedSeries> Series)
{
    /// <summary>The format's number; it grows when a key goes away or changes its meaning.</summary>
    public int FormatVersion { get; init; } = 1;

    /// <summary>The folder of the batch as it was typed, which is how STAR files name the stacks in it: whoever works on a series names them alike.</summary>
    public string Out { get; init; } = "";

    /// <summary>The command that asked for it, for people.</summary>
    public string Command { get; init; } = "";
}
