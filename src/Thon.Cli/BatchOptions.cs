using Thon.Batch.Local;

namespace Thon.Cli;

/// <summary>How a batch runs.</summary>
/// <param name="Out">Its folder, as it was typed.</param>
/// <param name="Threads">Threads that all series in work share.</param>
/// <param name="MaxBytes">Memory that they share, bytes.</param>
/// <param name="Worker">How each series is worked on.</param>
internal sealed record BatchOptions(string Out, int Threads, long MaxBytes, WorkerSettings Worker)
{
    /// <summary>What the series in work share.</summary>
    public WorkBudget Budget => new(Threads, MaxBytes - MemoryNeed.OfProgram);
}
