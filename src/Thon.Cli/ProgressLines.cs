using System.Globalization;
using Thon.Pipeline;

namespace Thon.Cli;

/// <summary>
/// Progress for a log: a line when a stage begins and when it is done, and between them one for each tenth of it, but none within two
/// seconds of the last.
/// </summary>
/// <param name="writer">Takes the lines.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class ProgressLines(TextWriter writer, TimeProvider clock) : IProgress<StageProgress>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private readonly Lock _lock = new();
    private string? _stage;
    private int _done;
    private int _tenths;
    private long _last;

    /// <inheritdoc/>
    public void Report(StageProgress value)
    {
        lock (_lock)
        {
            bool begins = value.Stage != _stage;
            // Threads overtake each other: what is older than what was told already is no news.
            if (!begins && value.Done <= _done) return;
            (_stage, _done) = (value.Stage, value.Done);
            if (begins) _tenths = 0;
            int tenths = (int)(10L * value.Done / value.Total);
            bool due = tenths > _tenths && clock.GetElapsedTime(_last) >= Pause;
            if (begins || due || value.Done == value.Total) Write(value, tenths);
        }
    }

    private void Write(StageProgress value, int tenths)
    {
        (_tenths, _last) = (tenths, clock.GetTimestamp());
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.Stage}: {value.Done} of {value.Total}"));
    }
}
