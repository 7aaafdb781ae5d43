namespace Thon.Imaging;

/// <summary>
/// Takes the sections of a stack through reading, work and writing, which overlap: while some sections are worked on, others are read and written.
/// There are two frames, and two threads to serve them, more than sections may be worked on at once; so memory does not grow with the number
/// of sections.
/// </summary>
/// <typeparam name="TFrame">What one section lies in on its way: its images.</typeparam>
/// <param name="Make">Makes a frame; frames are used again.</param>
/// <param name="Read">Reads a section into a frame.</param>
/// <param name="Work">Works on the section in its frame.</param>
/// <param name="Write">Writes the section; its frame is free after that. Sections come in any order.</param>
public sealed record SectionStream<TFrame>(Func<TFrame> Make, Action<int, TFrame> Read, Action<int, TFrame> Work, Action<int, TFrame> Write)
{
    /// <summary>Takes all sections through, each step on whichever thread is free. What a section throws stops the stream and reaches the caller as it was thrown.</summary>
    /// <param name="count">How many sections there are.</param>
    /// <param name="threads">How many are worked on at once, at least 1.</param>
    /// <param name="cancellation">Stops the stream between steps.</param>
    /// <exception cref="Findings.BadInputException">Sections are bad; the findings of all that were under way are in it, in a fixed order.</exception>
    /// <exception cref="OperationCanceledException">The stream was stopped.</exception>
    public void Run(int count, int threads, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        int frames = SectionFrames.Of(count, threads);
        var belt = new SectionBelt<TFrame>(this, count, threads, frames, cancellation);
        // A thread of its own for each frame: with fewer, one could have to wait for a disk while there is work.
        Task.WaitAll(
            [.. Enumerable.Range(0, frames).Select(_ => Task.Factory.StartNew(belt.Serve, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))],
            CancellationToken.None);
        if (belt.Failures.Count > 0) SectionFailures.Throw(belt.Failures);
        cancellation.ThrowIfCancellationRequested();
    }
}
