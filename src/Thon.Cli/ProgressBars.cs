using Spectre.Console;
using Thon.Pipeline;

namespace Thon.Cli;

/// <summary>Progress for somebody who watches: a bar for each stage, with the time left.</summary>
internal sealed class ProgressBars : IProgress<StageProgress>
{
    private readonly ProgressContext _context;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ProgressTask> _bars = [];

    private ProgressBars(ProgressContext context) => _context = context;

    /// <summary>Does some work under the bars, which end with it.</summary>
    public static T Run<T>(TextWriter terminal, Func<IProgress<StageProgress>, T> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal) });
        ProgressColumn[] columns = [new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()];
        return console.Progress().Columns(columns).Start(context => work(new ProgressBars(context)));
    }

    /// <inheritdoc/>
    public void Report(StageProgress value)
    {
        lock (_lock)
        {
            if (!_bars.TryGetValue(value.Stage, out var bar))
                _bars.Add(value.Stage, bar = _context.AddTask(Markup.Escape(value.Stage), maxValue: value.Total));
            bar.Value = Math.Max(bar.Value, value.Done);
        }
    }
}
