using System.Collections.Immutable;
using Thon.Batch.Ledger;
using Thon.Batch.Planning;
using Thon.Findings;

namespace Thon.Batch.Slurm;

/// <summary>A series of a submission, and what is known of it.</summary>
/// <param name="Place">Its place in the plan.</param>
/// <param name="Index">The place of its task in the array.</param>
/// <param name="Name">Its name.</param>
public sealed record SubmittedSeries(int Place, int Index, string Name)
{
    /// <summary>How far it is.</summary>
    public TaskStanding Standing { get; init; } = TaskStanding.AtWork;

    /// <summary>The ledger's entry where a task of the submission wrote it.</summary>
    public SeriesEntry? Entry { get; init; }

    /// <summary>Its task, as the queue listed it last; null where it never did.</summary>
    public QueuedTask? Task { get; init; }

    /// <summary>Whether it may end otherwise when it is submitted again: not where its input is wrong, nor where somebody took the task out of the queue on purpose.</summary>
    public bool IsWorthAnother => Standing == TaskStanding.Ended ? Entry is { State: SeriesState.Failed, MayPass: true } : Task is not { WasCancelled: true };

    /// <summary>All series of a submission, before anything was looked at.</summary>
    /// <exception cref="BadInputException">The plan is not the one it was submitted by: it has fewer series.</exception>
    public static ImmutableArray<SubmittedSeries> Of(SlurmSubmission submission, BatchPlan plan) =>
        submission.Tasks.Any(places => places.Any(place => place >= plan.Series.Length))
            ? throw new BadInputException(Finding.Error("slurm-plan-changed", null, submission.Mark, $"a plan of {plan.Series.Length} series", "the plan it was submitted by", "Start the batch again with its inputs, once its tasks have ended"))
            : [.. submission.Tasks.SelectMany((places, index) => places.Select(place => new SubmittedSeries(place, index, plan.Series[place].Name)))];

    /// <summary>What is known after another look at it.</summary>
    /// <param name="mark">The word that stands in the attempts of the submission.</param>
    /// <param name="entry">What the ledger says now, whoever wrote it.</param>
    /// <param name="answer">What the queue said, before the ledger was read: a task that leaves in between has a result already.</param>
    public SubmittedSeries Look(string mark, SeriesEntry? entry, QueueAnswer answer)
    {
        var own = entry is not null && entry.Attempt.Split(' ').Contains(mark) ? entry : null;
        var task = (answer as QueueListed)?.Tasks.FirstOrDefault(task => task.Index == Index) ?? Task;
        return this with { Entry = own, Task = task, Standing = StandingOf(own, answer) };
    }

    private TaskStanding StandingOf(SeriesEntry? own, QueueAnswer answer) => (own, answer) switch
    {
        ({ State: SeriesState.Done or SeriesState.Failed }, _) => TaskStanding.Ended,
        (_, QueueSilent) => TaskStanding.AtWork,
        (_, QueueListed listed) when listed.Tasks.Any(task => task.Index == Index && !task.HasEnded) => TaskStanding.AtWork,
        _ => TaskStanding.Missing,
    };
}
