using System.Collections.Immutable;
using Thon.Batch;
using Thon.Batch.Ledger;
using Thon.Batch.Local;
using Thon.Batch.Planning;
using Thon.Batch.Slurm;
using Thon.Batch.Summary;
using Thon.Findings;

namespace Thon.Cli;

/// <summary>Directs a batch from its plan to its last word, whoever does the work.</summary>
/// <param name="shell">The terminal.</param>
/// <param name="folder">The folder of the batch, as it was typed.</param>
/// <param name="plan">The series.</param>
internal sealed class BatchRun(Shell shell, BatchFolder folder, BatchPlan plan)
{
    /// <summary>Works on the series in this process; gives the exit code.</summary>
    /// <param name="options">How to run.</param>
    /// <exception cref="BadInputException">Another process directs a batch in the folder, SLURM works there, or it cannot be written to.</exception>
    public int Here(BatchOptions options) => Direct(() =>
    {
        OpenSubmission.RefuseIfAtWork(folder, new SlurmCommands(), shell.Cancellation);
        shell.Print(LeftOvers.Sweep(folder));
        PlanFile.Write(folder, plan);
        using var display = new BatchDisplay(shell, options.Worker.Clock, plan.Series.Length);
        var worker = new SeriesWorker(folder, series => SeriesJobReader.Read(series, folder), options.Worker);
        return new LocalEngine(folder, worker, options.Budget).Run(plan, display, shell.Cancellation);
    });

    /// <summary>Has SLURM work on the series, and follows it; gives the exit code.</summary>
    /// <param name="options">How to run.</param>
    /// <param name="settings">How SLURM is used.</param>
    /// <param name="inputs">How closely finished series are looked at; null where nobody said it.</param>
    /// <exception cref="BadInputException">Another process directs a batch in the folder, tasks are at work by another plan, or SLURM refuses.</exception>
    public int BySlurm(BatchOptions options, SlurmSettings settings, InputCheck? inputs) => Direct(() => new SlurmBatch(shell, options).Run(plan, settings, inputs));

    /// <summary>Goes on following what was submitted; gives the exit code.</summary>
    /// <param name="shell">The terminal.</param>
    /// <param name="options">How to run.</param>
    /// <param name="retries">How many times a series may be submitted again; null leaves it as it was said.</param>
    /// <exception cref="BadInputException">There is no plan, or another process directs the batch.</exception>
    public static int Join(Shell shell, BatchOptions options, int? retries)
    {
        var folder = new BatchFolder(Path.GetFullPath(options.Out));
        var plan = PlanFile.Read(folder);
        Environment.CurrentDirectory = plan.WorkingFolder;
        folder = folder.As(plan.Out);
        return new BatchRun(shell, folder, plan).Direct(() => new SlurmBatch(shell, options).Join(folder, plan, retries));
    }

    /// <summary>Writes the plan for another scheduler, which starts a task for each series; gives the exit code.</summary>
    /// <exception cref="BadInputException">Another process directs a batch in the folder, SLURM works there, or it cannot be written to.</exception>
    public int ByOthers()
    {
        using var held = BatchLock.Take(folder);
        OpenSubmission.RefuseIfAtWork(folder, new SlurmCommands(), shell.Cancellation);
        PlanFile.Write(folder, plan);
        shell.Out.WriteLine($"wrote {folder.Plan}: thon batch --task N --out {BashWord.Quote(Path.GetFullPath(folder.Out))} for N from 0 to {plan.Series.Length - 1}, then this command without --engine none");
        return ExitCodes.Done;
    }

    // What is done is told even where the rest was stopped.
    private int Direct(Func<ImmutableArray<SeriesEnded>> work)
    {
        using var held = BatchLock.Take(folder);
        try
        {
            var ended = work();
            var written = WriteSummary(ended);
            BatchTable.Print(shell, folder, written?.Entries ?? [.. ended.Select(one => one.Entry)]);
            return written is not null && ended.All(one => one.IsWhole) ? ExitCodes.Done : ExitCodes.DoneInPart;
        }
        catch (Exception e)
        {
            // Where another plan is at work in the folder its summary is not ours to write.
            if (Guard.IsCancellation(e) || SlurmBatch.IsPlanned(folder, plan)) WriteSummary([]);
            if (Guard.IsCancellation(e)) shell.Error.WriteLine("stopped; the same command goes on");
            throw;
        }
    }

    private SummaryWritten? WriteSummary(ImmutableArray<SeriesEnded> ended)
    {
        try
        {
            var written = new BatchSummary(folder).Write(plan, new(folder), ended);
            shell.Print(written.Findings);
            return written;
        }
        catch (Exception e) when (!Guard.IsCancellation(e))
        {
            Guard.Tell(shell, e, folder.Processed);
            return null;
        }
    }
}
