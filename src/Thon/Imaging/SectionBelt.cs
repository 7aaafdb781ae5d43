namespace Thon.Imaging;

/// <summary>Where every section and every frame of a <see cref="SectionStream{TFrame}"/> is. Its threads take their jobs from here and bring them back done.</summary>
/// <param name="steps">What is done to a section.</param>
/// <param name="count">How many sections there are.</param>
/// <param name="threads">How many are worked on at once.</param>
/// <param name="frames">How many frames there may be.</param>
/// <param name="cancellation">Ends the handing out of jobs.</param>
internal sealed class SectionBelt<TFrame>(SectionStream<TFrame> steps, int count, int threads, int frames, CancellationToken cancellation)
{
    private readonly object _gate = new();
    private readonly Stack<TFrame> _free = [];
    private readonly Queue<Job> _read = [], _worked = [];
    private int _made, _begun, _working, _written;

    /// <summary>What steps threw; to be looked at when no thread serves any more.</summary>
    public List<Exception> Failures { get; } = [];

    /// <summary>Does one job after another until there are no more, or something failed.</summary>
    public void Serve()
    {
        try
        {
            while (Next() is { } job)
            {
                (job.Step switch { Step.Read => steps.Read, Step.Work => steps.Work, _ => steps.Write })(job.Section, job.Frame);
                Done(job);
            }
        }
        catch (Exception failure)
        {
            lock (_gate)
            {
                Failures.Add(failure);
                Monitor.PulseAll(_gate);
            }
        }
    }

    // What is nearest to its end goes first, so that frames become free; what waits here waits for other threads, never for itself.
    private Job? Next()
    {
        lock (_gate)
        {
            while (true)
            {
                if (_written == count || Failures.Count > 0 || cancellation.IsCancellationRequested) return null;
                if (_worked.TryDequeue(out var worked)) return worked with { Step = Step.Write };
                if (_working < threads && _read.TryDequeue(out var read))
                {
                    _working++;
                    return read with { Step = Step.Work };
                }
                if (_begun < count && (_free.Count > 0 || _made < frames)) return new(Step.Read, _begun++, FreeFrame());
                Monitor.Wait(_gate);
            }
        }
    }

    private void Done(Job job)
    {
        lock (_gate)
        {
            switch (job.Step)
            {
                case Step.Read:
                    _read.Enqueue(job);
                    break;
                case Step.Work:
                    _working--;
                    _worked.Enqueue(job);
                    break;
                default:
                    _written++;
                    _free.Push(job.Frame);
                    break;
            }
            Monitor.PulseAll(_gate);
        }
    }

    private TFrame FreeFrame()
    {
        if (_free.TryPop(out var frame)) return frame;
        _made++;
        return steps.Make();
    }

    private enum Step
    {
        Read,
        Work,
        Write,
    }

    private readonly record struct Job(Step Step, int Section, TFrame Frame);
}
