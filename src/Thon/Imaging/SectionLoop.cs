using System.Collections.Concurrent;

namespace Thon.Imaging;

/// <summary>Works on the sections of a stack, several at a time. What a section throws reaches the caller as it was thrown.</summary>
public static class SectionLoop
{
    /// <summary>Runs through all sections.</summary>
    /// <param name="count">How many sections there are.</param>
    /// <param name="threads">How many are in work at once, at least 1.</param>
    /// <param name="cancellation">Stops the loop between sections.</param>
    /// <param name="makeState">Makes what is kept from section to section, once for each that is in work at the same time.</param>
    /// <param name="work">Works on one section.</param>
    /// <exception cref="OperationCanceledException">The loop was stopped.</exception>
    public static void Run<TState>(int count, int threads, CancellationToken cancellation, Func<TState> makeState, Action<int, TState> work)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        try
        {
            // Not the loop's own thread state: it is made anew every now and then, and images are too large for that.
            var idle = new ConcurrentBag<TState>();
            Parallel.For(0, count, options, section =>
            {
                if (!idle.TryTake(out var state)) state = makeState();
                work(section, state);
                idle.Add(state);
            });
        }
        catch (AggregateException several)
        {
            SectionFailures.Throw(several.Flatten().InnerExceptions);
        }
    }
}
