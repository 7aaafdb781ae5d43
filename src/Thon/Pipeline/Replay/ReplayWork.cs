using Thon.Imaging;

namespace Thon.Pipeline.Replay;

/// <summary>What repeating a job works with.</summary>
/// <param name="File">The file that was made, for messages.</param>
/// <param name="Source">The images it was made from.</param>
/// <param name="Sink">Takes what is recomputed.</param>
/// <param name="Settings">How to work.</param>
/// <param name="Progress">Told after every image, or null.</param>
/// <param name="Cancellation">Stops the work.</param>
internal sealed record ReplayWork(string File, ISectionSource Source, ISectionSink Sink, ReplaySettings Settings, IProgress<StageProgress>? Progress, CancellationToken Cancellation)
{
    /// <summary>Begins a stage of the work.</summary>
    public Action Start(int total) => StageCounter.Start("replaying", total, Progress);
}
