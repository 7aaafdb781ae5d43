using Thon.Batch.Local;
using Thon.Batch.Planning;
using Thon.Pipeline;

namespace Thon.Batch.Watch;

/// <summary>
/// Watches a folder beside the microscope: a series is taken when it is complete and stays as it is, worked on as in a batch, and listed. The folder is looked at again and again, since shared file systems tell nobody of
/// changes. Whatever stops the watch, the next one goes on from the ledger.
/// </summary>
/// <param name="order">What to do.</param>
/// <param name="worker">Works on one series.</param>
/// <param name="budget">The threads and the memory that series in work share.</param>
/// <param name="jobs">Reads the options of a series.</param>
/// <param name="clock">Tells the time.</param>
public sealed class FolderWatch(WatchOrder order, SeriesWorker worker, WorkBudget budget, Func<PlannedSeries, SeriesJob> jobs, TimeProvider clock)
{
    /// <summary>Watches until nothing new comes, where that was asked for, or until it is stopped.</summary>
    /// <param name="events">Told of everything.</param>
    /// <param name="cancellation">Stops the watch; work that has begun is given up, and nothing half-written stays.</param>
    /// <returns>How things stand then.</returns>
    /// <exception cref="Findings.BadInputException">The ledger cannot be read.</exception>
    public WatchEnd Run(IProgress<BatchEvent> events, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var desk = new WatchDesk(worker, budget, events, stop.Token);
        var round = Round(desk, events);
        try
        {
            for (round.Go(); !round.IsOver; round.Go()) desk.Wait(order.Settings.Every);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
        }
        finally
        {
            // Whoever holds the lock of the batch gives it back when this ends, and nobody may be at work then.
            stop.Cancel();
            desk.Join();
        }

        return round.Finish();
    }

    /// <summary>The looks of a watch, to be made one by one.</summary>
    internal WatchRound Round(WatchDesk desk, IProgress<BatchEvent> events)
    {
        var plan = new WatchPlan(order.Folder, order.Request);
        var told = new WatchTold(events);
        var taking = new WatchTaking(order.Folder, new(order.Request, jobs, order.Settings), plan, desk, told);
        return new(order, plan, taking, desk, told, clock);
    }
}
