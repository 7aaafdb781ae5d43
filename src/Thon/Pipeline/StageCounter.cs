namespace Thon.Pipeline;

/// <summary>Counts the images of a stage, which several threads finish in any order.</summary>
internal static class StageCounter
{
    /// <summary>Announces a stage and gives the action to call after each of its images.</summary>
    public static Action Start(string stage, int total, IProgress<StageProgress>? progress)
    {
        int done = 0;
        progress?.Report(new(stage, 0, total));
        return () => progress?.Report(new(stage, Interlocked.Increment(ref done), total));
    }
}
