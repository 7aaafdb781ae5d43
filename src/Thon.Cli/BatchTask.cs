using System.Collections.Immutable;
using Thon.Batch;
using Thon.Batch.Ledger;
using Thon.Batch.Local;
using Thon.Batch.Planning;
using Thon.Batch.Slurm;
using Thon.Findings;

namespace Thon.Cli;

/// <summary><c>thon batch --task</c>: series of a batch that is planned already, for whatever scheduler calls it.</summary>
internal static class BatchTask
{
    /// <summary>Works on a series; gives the exit code.</summary>
    /// <param name="shell">The terminal.</param>
    /// <param name="task">Its place in the plan, from 0.</param>
    /// <param name="options">How to run.</param>
    /// <exception cref="BadInputException">There is no plan, or no such place in it.</exception>
    public static int Run(Shell shell, int task, BatchOptions options)
    {
        var folder = new BatchFolder(Path.GetFullPath(options.Out));
        var plan = PlanFile.Read(folder);
        if (task >= plan.Series.Length)
            throw new BadInputException(Finding.Error("batch-no-task", folder.Plan, "--task", $"{task}", $"a place in the plan, 0 to {plan.Series.Length - 1}"));
        return Run(shell, folder, plan, [task], options, _ => { }).All(one => one.IsWhole) ? ExitCodes.Done : ExitCodes.DoneInPart;
    }

    /// <summary>Works on the series of a task of an array job; gives the exit code.</summary>
    /// <param name="shell">The terminal.</param>
    /// <param name="submission">The number of the submission.</param>
    /// <param name="task">The task's place in the array, from 0.</param>
    /// <param name="options">How to run.</param>
    /// <exception cref="BadInputException">There is no such task, or the plan has become another one.</exception>
    public static int Run(Shell shell, int submission, int task, BatchOptions options)
    {
        var folder = new BatchFolder(Path.GetFullPath(options.Out));
        var places = SlurmTask.Places(folder, submission, task);
        string attempt = SlurmTask.Attempt(submission, options.Worker.Attempt);
        var ended = Run(shell, folder, PlanFile.Read(folder), places, options with { Worker = options.Worker with { Attempt = attempt } }, Confirm);
        return ended.All(one => one.IsWhole) ? ExitCodes.Done : ExitCodes.DoneInPart;

        // Whoever follows the job has a series submitted again that could not be confirmed.
        void Confirm(SeriesEnded one)
        {
            try
            {
                SlurmTask.Confirm(folder, one, attempt);
            }
            catch (Exception e) when (!Guard.IsCancellation(e))
            {
                Guard.Tell(shell, e, folder.EntryOf(one.Entry.Name));
            }
        }
    }

    private static ImmutableArray<SeriesEnded> Run(Shell shell, BatchFolder folder, BatchPlan plan, ImmutableArray<int> places, BatchOptions options, Action<SeriesEnded> confirm)
    {
        // Relative paths mean the same for every process of a batch.
        Environment.CurrentDirectory = plan.WorkingFolder;
        folder = folder.As(plan.Out);
        var worker = new SeriesWorker(folder, series => SeriesJobReader.Read(series, folder), options.Worker);
        using var display = new BatchDisplay(shell, options.Worker.Clock, places.Length);
        return [.. places.Select(Work)];

        SeriesEnded Work(int place)
        {
            using var seat = options.Budget.Enter(shell.Cancellation);
            var ended = worker.Work(plan.Series[place], seat, display, shell.Cancellation);
            confirm(ended);
            return ended;
        }
    }
}
