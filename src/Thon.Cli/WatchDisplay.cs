using System.Globalization;
using Thon.Batch;
using Thon.Findings;

namespace Thon.Cli;

/// <summary>Shows a watch: a line with the time of day for each series as it is begun and as it ends; what concerns the watch as a whole goes to standard error.</summary>
/// <param name="shell">The terminal.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class WatchDisplay(Shell shell, TimeProvider clock) : IProgress<BatchEvent>
{
    private readonly Lock _lock = new();

    /// <inheritdoc/>
    public void Report(BatchEvent value)
    {
        lock (_lock)
        {
            switch (value)
            {
                case SeriesStarted started: Write($"{started.Name}  begun"); break;
                case SeriesEnded ended: Write(BatchLine.Of(ended)); break;
                case BatchTold told: shell.Print(FindingList.Of(told.Finding)); break;
                default: break;
            }
        }
    }

    private void Write(string line)
    {
        shell.Out.WriteLine(PlainText.Of($"{clock.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture)}  {line}"));
        shell.Out.Flush();
    }
}
