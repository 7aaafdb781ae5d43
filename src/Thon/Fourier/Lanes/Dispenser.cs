namespace Thon.Fourier.Lanes;

/// <summary>Hands out pieces of work to whoever asks, each once; what is made of a piece does not depend on who takes it.</summary>
internal sealed class Dispenser(int pieces)
{
    private int next;

    /// <summary>The next piece, or false when all are taken.</summary>
    public bool TryTake(out int piece) => (piece = Interlocked.Increment(ref next) - 1) < pieces;

    /// <summary>Runs a worker, which takes pieces until none is left, on so many threads.</summary>
    public static void Share(int pieces, int threads, Action<Dispenser> worker)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var dispenser = new Dispenser(pieces);
        int workers = Math.Min(threads, pieces);
        if (workers <= 1) worker(dispenser);
        else Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, _ => worker(dispenser));
    }
}
