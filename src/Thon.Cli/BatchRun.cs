using Thon.Batch;
using Thon.Batch.Ledger;
using Thon.Batch.Local;
using Thon.Batch.Planning;
using Thon.Batch.Summary;
using Thon.Findings;

namespace Thon.Cli;

/// <summary>Directs a batch from its plan to its last word, whoever does the work.</summary>
/// <param name="shell">The terminal.</param>
/// <param name="folder">The folder of the batch, as it was typed.</param>
/// <param name="plan">The series.</param>
internal sealed class BatchRun(Shell shell, BatchFolder folder, BatchPlan plan)
{
    /// <summary>Lets the series be worked on in this process; gives the exit code.</summary>
    /// <param name="shell">The terminal.</param>
    /// <param name="plan">The series.</param>
    /// <param name="options">How to run.</param>
    /// <exception cref="BadInputException">Another process directs a batch in the folder, or it cannot be written to.</exception>
    public static int Locally(Shell shell, BatchPlan plan, BatchOptions options)
    {
        var folder = new BatchFolder(options.Out);
        return new BatchRun(shell, folder, plan with { Out = options.Out }).Direct(options.Worker.Clock, events =>
        {
            LeftOvers.Sweep(folder);
            var worker = new SeriesWorker(folder, series => SeriesJobReader.Read(series, folder), options.Worker);
            new LocalEngine(folder, worker, options.Budget).Run(plan, events, shell.Cancellation);
        });
    }

    /// <summary>Holds the folder, writes the plan, lets an engine work, and tells what came of it, be the engine stopped or not.</summary>
    /// <param name="clock">Tells the time.</param>
    /// <param name="engine">Works on the series of the plan, and tells what happens.</param>
    /// <returns>The exit code.</returns>
    public int Direct(TimeProvider clock, Action<IProgress<BatchEvent>> engine)
    {
        using var held = BatchLock.Take(folder);
        PlanFile.Write(folder, plan);
        var display = new BatchDisplay(shell, clock, plan.Series.Length);
        try
        {
            engine(display);
        }
        catch (Exception e) when (Guard.IsCancellation(e))
        {
            display.Clear();
            WriteSummary();
            throw;
        }

        display.Clear();
        bool isTold = WriteSummary();
        var entries = Entries(display.Ended);
        BatchTable.Print(shell, folder, entries);
        return isTold && entries.All(entry => entry.State != SeriesState.Failed) ? ExitCodes.Done : ExitCodes.DoneInPart;
    }

    // A full disk may keep a failure out of the ledger; whoever watched knows it all the same.
    private SeriesEntry[] Entries(IReadOnlyDictionary<string, SeriesEntry> seen)
    {
        var ledger = new SeriesLedger(folder);
        return [.. plan.Series.Select(series => seen.GetValueOrDefault(series.Name) ?? ledger.Find(series.Name)).OfType<SeriesEntry>()];
    }

    private bool WriteSummary()
    {
        try
        {
            shell.Print(new BatchSummary(folder).Write(plan, new(folder)).Findings);
            return true;
        }
        catch (Exception e) when (!Guard.IsCancellation(e))
        {
            Guard.Tell(shell, e, folder.Processed);
            return false;
        }
    }
}
