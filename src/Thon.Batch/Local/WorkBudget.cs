using Thon.Findings;

namespace Thon.Batch.Local;

/// <summary>The threads and the memory that series in work share. Results do not depend on how they are shared.</summary>
/// <param name="threads">Threads in all, 1 or more.</param>
/// <param name="bytes">Memory in all, bytes.</param>
public sealed class WorkBudget(int threads, long bytes)
{
    private readonly object _lock = new();
    private int _seats, _threads, _waiting;
    private long _bytes;

    /// <summary>How many series may be in work at once.</summary>
    public int Seats => threads;

    /// <summary>Says how many series have no seat yet: as long as there are many, each gets one thread; the last ones get more.</summary>
    /// <param name="series">How many, zero or more.</param>
    public void Announce(int series)
    {
        lock (_lock) _waiting = series;
    }

    /// <summary>Waits for a free thread and takes it.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public WorkSeat Enter(CancellationToken cancellation)
    {
        Wait(() => _threads < threads, cancellation, () => (_seats, _threads, _waiting) = (_seats + 1, _threads + 1, Math.Max(0, _waiting - 1)));
        return new(this);
    }

    /// <summary>Waits until work fits in what is left, and takes a fair share of the threads for it.</summary>
    /// <param name="need">How much memory it takes with so many threads, bytes.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The threads in all, and the memory.</returns>
    /// <exception cref="BadInputException">It does not fit with one thread, even alone.</exception>
    internal (int Threads, long Bytes) Take(Func<int, long> need, CancellationToken cancellation)
    {
        if (need(1) > bytes) throw new BadInputException(BudgetFindings.TooLarge(need(1), bytes));
        var (taken, room) = (1, 0L);
        Wait(() => _bytes + need(1) <= bytes, cancellation, () =>
        {
            int most = Math.Min(FairShare(), 1 + threads - _threads);
            taken = Enumerable.Range(1, most).Last(count => _bytes + need(count) <= bytes);
            room = need(taken);
            (_threads, _bytes) = (_threads + taken - 1, _bytes + room);
        });
        return (taken, room);
    }

    /// <summary>Gives back what a series took.</summary>
    internal void Release(int taken, long room)
    {
        lock (_lock)
        {
            (_seats, _threads, _bytes) = (_seats - 1, _threads - taken, _bytes - room);
            Monitor.PulseAll(_lock);
        }
    }

    private int FairShare()
    {
        int sharing = Math.Clamp(_seats + _waiting, 1, threads);
        return (threads + sharing - 1) / sharing;
    }

    private void Wait(Func<bool> ready, CancellationToken cancellation, Action take)
    {
        using var registration = cancellation.Register(Wake);
        lock (_lock)
        {
            while (!ready() && !cancellation.IsCancellationRequested) Monitor.Wait(_lock);
            cancellation.ThrowIfCancellationRequested();
            take();
        }
    }

    private void Wake()
    {
        lock (_lock) Monitor.PulseAll(_lock);
    }
}
