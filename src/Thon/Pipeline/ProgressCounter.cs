namespace Thon.Pipeline;

/// <summary>Counts the parts of one stage as threads finish them, and reports each.</summary>
public sealed class ProgressCounter
{
    private readonly IProgress<StageProgress>? _progress;
    private readonly string _stage;
    private readonly int _total;
    private int _done;

    /// <summary>Begins a stage, and reports that nothing of it is done.</summary>
    /// <param name="progress">Whom to tell; null for nobody.</param>
    /// <param name="stage">What is being done, as a user says it.</param>
    /// <param name="total">How many parts the stage has; 1 or more.</param>
    public ProgressCounter(IProgress<StageProgress>? progress, string stage, int total)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(total, 1);
        (_progress, _stage, _total) = (progress, stage, total);
        progress?.Report(new(stage, 0, total));
    }

    /// <summary>One more part is done. Safe to call from several threads at once.</summary>
    public void Step() => _progress?.Report(new(_stage, Interlocked.Increment(ref _done), _total));
}
