namespace Thon.Web;

/// <summary>Does deeds one after the other: those of one page in the order of their numbers, those of several as they arrive.</summary>
internal sealed class DeedOrder
{
    // A deed that was sent before and has not arrived by now was lost on its way.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly object _gate = new();
    private readonly Dictionary<string, long> _done = new(StringComparer.Ordinal);
    private int _underWay;

    /// <summary>How many deeds wait or are done now, other than the one that asks.</summary>
    public int Others => Math.Max(0, Volatile.Read(ref _underWay) - (Monitor.IsEntered(_gate) ? 1 : 0));

    /// <summary>Does a deed when its turn has come; it may fail, and the next one follows all the same.</summary>
    /// <param name="turn">Its turn; null for the next that is free.</param>
    /// <param name="deed">The deed.</param>
    public T Do<T>(DeedTurn? turn, Func<T> deed)
    {
        Interlocked.Increment(ref _underWay);
        try
        {
            lock (_gate) return DoInTurn(turn, deed);
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    private T DoInTurn<T>(DeedTurn? turn, Func<T> deed)
    {
        if (turn is not null) WaitFor(turn);
        try
        {
            return deed();
        }
        finally
        {
            if (turn is not null) _done[turn.Page] = Math.Max(turn.Number, LastOf(turn.Page));
            Monitor.PulseAll(_gate);
        }
    }

    // Waiting gives the gate free, and whoever wakes up has it again.
    private void WaitFor(DeedTurn turn)
    {
        bool isInTime = true;
        while (isInTime && LastOf(turn.Page) < turn.Number - 1) isInTime = Monitor.Wait(_gate, Patience);
    }

    private long LastOf(string page) => _done.GetValueOrDefault(page);
}
