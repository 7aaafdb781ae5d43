using System.Collections.Concurrent;
using System.Collections.Immutable;
using Thon.Batch.Ledger;
using Thon.Batch.Planning;

namespace Thon.Batch.Local;

/// <summary>Works on all series of a plan in this process, several side by side.</summary>
/// <param name="folder">The folder of the batch.</param>
/// <param name="worker">Works on one series.</param>
/// <param name="budget">The threads and the memory they share.</param>
public sealed class LocalEngine(BatchFolder folder, SeriesWorker worker, WorkBudget budget)
{
    /// <summary>Works on the series: first on those that were never done, last on those of which it is only to be seen that nothing changed.</summary>
    /// <param name="plan">The series.</param>
    /// <param name="events">Told of everything.</param>
    /// <param name="cancellation">Stops the work; nothing half-written stays, and what is done stays done.</param>
    /// <returns>How each series ended, in the order of the plan.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public ImmutableArray<SeriesEnded> Run(BatchPlan plan, IProgress<BatchEvent> events, CancellationToken cancellation)
    {
        var ledger = new SeriesLedger(folder);
        var waiting = new ConcurrentQueue<int>(Enumerable.Range(0, plan.Series.Length).OrderBy(place => WasDone(ledger, plan.Series[place])));
        var ended = new SeriesEnded[plan.Series.Length];
        budget.Announce(waiting.Count);
        Thread[] threads = [.. Enumerable.Range(0, Math.Min(budget.Seats, waiting.Count)).Select(_ => new Thread(Loop))];
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        cancellation.ThrowIfCancellationRequested();
        return [.. ended];

        void Loop()
        {
            while (waiting.TryDequeue(out int place) && !cancellation.IsCancellationRequested)
            {
                try
                {
                    using var seat = budget.Enter(cancellation);
                    ended[place] = worker.Work(plan.Series[place], seat, events, cancellation);
                }
                catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
                {
                    return;
                }
                catch (Exception e)
                {
                    ended[place] = worker.Lost(plan.Series[place], e, events);
                }
            }
        }
    }

    // One that cannot be read tells why when it is worked on.
    private static bool WasDone(SeriesLedger ledger, PlannedSeries series)
    {
        try
        {
            return ledger.Find(series.Name) is { State: SeriesState.Done };
        }
        catch (Findings.BadInputException)
        {
            return false;
        }
    }
}
