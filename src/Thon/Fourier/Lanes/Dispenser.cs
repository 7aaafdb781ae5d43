namespace Thon.Fourier.Lanes;

/// <summary>
/// Hands out pieces of work to whoever asks, each once, neighbours together; what is made of a piece does not depend on who takes it.
/// </summary>
internal sealed class Dispenser(int pieces, int helping)
{
    private const int HelpingsPerThread = 8;
    private int next;

    /// <summary>The pieces of one worker: a helping at a time until all are taken.</summary>
    public IEnumerable<int> Pieces()
    {
        int start;
        while ((start = Interlocked.Add(ref next, helping) - helping) < pieces)
            for (int piece = start; piece < Math.Min(start + helping, pieces); piece++)
                yield return piece;
    }

    /// <summary>Runs a worker, which takes pieces until none is left, on so many threads.</summary>
    public static void Share(int pieces, int threads, Action<Dispenser> worker)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        int workers = Math.Min(threads, pieces);
        if (workers <= 1)
        {
            worker(new(pieces, pieces));
            return;
        }
        var dispenser = new Dispenser(pieces, Math.Max(1, pieces / (workers * HelpingsPerThread)));
        Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, _ => worker(dispenser));
    }
}
