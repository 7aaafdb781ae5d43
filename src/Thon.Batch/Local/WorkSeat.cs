using Thon.Findings;

namespace Thon.Batch.Local;

/// <summary>The place of one series among those in work. It begins with one thread and no memory to speak of, which is enough to look at the series.</summary>
public sealed class WorkSeat : IDisposable
{
    private readonly WorkBudget _budget;
    private int _threads = 1;
    private long _bytes;

    /// <summary>A seat that its budget has counted.</summary>
    internal WorkSeat(WorkBudget budget) => _budget = budget;

    /// <summary>Waits for the room that the work itself takes.</summary>
    /// <param name="need">How much memory it takes with so many threads, bytes.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>How many threads may work.</returns>
    /// <exception cref="BadInputException">It does not fit with one thread, even alone.</exception>
    public int Widen(Func<int, long> need, CancellationToken cancellation)
    {
        (_threads, _bytes) = _budget.Take(need, cancellation);
        return _threads;
    }

    /// <summary>Makes room for the next.</summary>
    public void Dispose() => _budget.Release(_threads, _bytes);
}
