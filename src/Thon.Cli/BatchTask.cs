using Thon.Batch;
using Thon.Batch.Ledger;
using Thon.Batch.Local;
using Thon.Batch.Planning;
using Thon.Findings;

namespace Thon.Cli;

/// <summary><c>thon batch --task</c>: one series of a batch that is planned already, for whatever scheduler calls it.</summary>
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
        // Relative paths mean the same for every process of a batch.
        Environment.CurrentDirectory = plan.WorkingFolder;
        folder = folder.As(plan.Out);
        var worker = new SeriesWorker(folder, series => SeriesJobReader.Read(series, folder), options.Worker);
        var display = new BatchDisplay(shell, options.Worker.Clock, 1);
        using var seat = options.Budget.Enter(shell.Cancellation);
        return worker.Work(plan.Series[task], seat, display, shell.Cancellation).Ending == SeriesEnding.Failed ? ExitCodes.DoneInPart : ExitCodes.Done;
    }
}
