using System.Collections.Concurrent;
using Thon.Batch.Ledger;
using Thon.Batch.Local;
using Thon.Batch.Planning;

namespace Thon.Batch.Watch;

/// <summary>Works on series as they come, several side by side; those that were never done before the others.</summary>
/// <param name="worker">Works on one series.</param>
/// <param name="budget">The threads and the memory they share.</param>
/// <param name="events">Told of everything.</param>
/// <param name="cancellation">Stops the work; nothing half-written stays.</param>
internal sealed class WatchDesk(SeriesWorker worker, WorkBudget budget, IProgress<BatchEvent> events, CancellationToken cancellation)
{
    private readonly Lock _lock = new();
    private readonly PriorityQueue<PlannedSeries, (int, int)> _waiting = new();
    private readonly ConcurrentQueue<(PlannedSeries Series, SeriesEnded Ended)> _ended = new();
    private readonly SemaphoreSlim _news = new(0);
    private readonly List<Thread> _threads = [];
    private int _order, _working;

    /// <summary>Whether nothing is waiting or in work.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (_lock) return _working == 0 && _ended.IsEmpty;
        }
    }

    /// <summary>Takes a series.</summary>
    /// <param name="series">The series.</param>
    /// <param name="state">What the ledger says of it.</param>
    public void Take(PlannedSeries series, SeriesState state)
    {
        lock (_lock)
        {
            _waiting.Enqueue(series, (state == SeriesState.Done ? 1 : 0, _order++));
            budget.Announce(_waiting.Count);
            if (_working == budget.Seats) return;
            _working++;
            var thread = new Thread(Work);
            _threads.Add(thread);
            thread.Start();
        }
    }

    /// <summary>The series that have ended since it was asked last, as they were taken and as they ended: the entry of one that is up to date may name an older path.</summary>
    public IEnumerable<(PlannedSeries Series, SeriesEnded Ended)> Ended()
    {
        while (_ended.TryDequeue(out var ended)) yield return ended;
    }

    /// <summary>Waits until a series ends, for some time at most.</summary>
    public void Wait(TimeSpan time)
    {
        if (!_news.Wait(time, cancellation)) return;
        while (_news.Wait(0)) { }
    }

    /// <summary>Waits until all work has ended, be it done or stopped.</summary>
    public void Join()
    {
        Thread[] threads;
        lock (_lock) threads = [.. _threads];
        foreach (var thread in threads) thread.Join();
    }

    private void Work()
    {
        while (Next() is { } series)
        {
            try
            {
                using var seat = budget.Enter(cancellation);
                End(series, worker.Work(series, seat, events, cancellation));
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
            }
            catch (Exception e)
            {
                End(series, worker.Lost(series, e, events));
            }
        }
    }

    private void End(PlannedSeries series, SeriesEnded ended)
    {
        _ended.Enqueue((series, ended));
        _news.Release();
    }

    private PlannedSeries? Next()
    {
        lock (_lock)
        {
            if (!cancellation.IsCancellationRequested && _waiting.TryDequeue(out var series, out _)) return series;
            _working--;
            _threads.Remove(Thread.CurrentThread);
            return null;
        }
    }
}
