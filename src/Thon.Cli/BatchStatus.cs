using System.Globalization;
using Thon.Pipeline;

namespace Thon.Cli;

/// <summary>How far a batch is and how long it will take: a line that is written over where somebody watches standard error, else a line now and then.</summary>
/// <param name="shell">The terminal.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="total">How many series there are.</param>
internal sealed class BatchStatus(Shell shell, TimeProvider clock, int total)
{
    private const string ToStartOfLine = "\r\e[K";

    // The stages of a run take about as long as each other, and what follows is short.
    private const double ShareOfStage = 0.5;

    private static readonly TimeSpan TerminalPause = TimeSpan.FromSeconds(0.5), LogPause = TimeSpan.FromSeconds(30);

    private readonly long _begun = clock.GetTimestamp();
    private readonly Dictionary<string, double> _running = [];
    private long _told = clock.GetTimestamp();
    private int _ended;
    private bool _isShown;

    /// <summary>Takes down how far a series is.</summary>
    public void Advance(string name, StageProgress progress)
    {
        if (progress.Total > 0) _running[name] = (progress.Stage == "estimating" ? 0 : ShareOfStage) + ShareOfStage * progress.Done / progress.Total;
        Tell();
    }

    /// <summary>Takes down that a series ended.</summary>
    public void End(string name)
    {
        _running.Remove(name);
        _ended++;
        Tell();
    }

    /// <summary>Makes room for another line.</summary>
    public void Clear()
    {
        if (_isShown) shell.Error.Write(ToStartOfLine);
        _isShown = false;
    }

    private void Tell()
    {
        if (total == 1 || _ended == total || clock.GetElapsedTime(_told) < (shell.ErrorIsTerminal ? TerminalPause : LogPause)) return;
        _told = clock.GetTimestamp();
        if (!shell.ErrorIsTerminal)
        {
            shell.Error.WriteLine(Line());
            return;
        }

        shell.Error.Write(ToStartOfLine + Line());
        _isShown = true;
    }

    private string Line()
    {
        double part = (_ended + _running.Values.Sum()) / total;
        string left = part > 0 ? $", about {Text(clock.GetElapsedTime(_begun) * ((1 - part) / part))} left" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{_ended} of {total} series, {_running.Count} in work{left}");
    }

    private static string Text(TimeSpan time) => time.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes} min")
        : time.TotalMinutes >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalMinutes):F0} min") : string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalSeconds):F0} s");
}
