using System.Runtime.ExceptionServices;

namespace Thon.Imaging;

/// <summary>Works on the sections of a stack, several at a time. What a section throws reaches the caller as it was thrown.</summary>
public static class SectionLoop
{
    /// <summary>Runs through all sections.</summary>
    /// <param name="count">How many sections there are.</param>
    /// <param name="threads">How many are in work at once, at least 1.</param>
    /// <param name="cancellation">Stops the loop between sections.</param>
    /// <param name="makeState">Makes what each thread keeps from section to section.</param>
    /// <param name="work">Works on one section.</param>
    /// <exception cref="OperationCanceledException">The loop was stopped.</exception>
    public static void Run<TState>(int count, int threads, CancellationToken cancellation, Func<TState> makeState, Action<int, TState> work)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        try
        {
            Parallel.For(0, count, options, makeState, (section, _, state) =>
            {
                work(section, state);
                return state;
            }, _ => { });
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.Flatten().InnerExceptions[0]);
        }
    }
}
