using System.Collections.Immutable;

namespace Thon.Batch.Slurm;

/// <summary>What SLURM says to the question how a job's tasks are.</summary>
public abstract record QueueAnswer;

/// <summary>It knows the job. Tasks that ended some time ago are not listed any more.</summary>
/// <param name="Tasks">The tasks it still knows.</param>
public sealed record QueueListed(ImmutableArray<QueuedTask> Tasks) : QueueAnswer;

/// <summary>It does not know the job any more: all its tasks ended.</summary>
public sealed record QueueForgotten : QueueAnswer;

/// <summary>It did not answer, so nothing is known: the tasks may well be at work.</summary>
/// <param name="Why">What the command said.</param>
public sealed record QueueSilent(string Why) : QueueAnswer;
