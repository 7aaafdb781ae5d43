using System.Globalization;
using Thon.Batch;
using Thon.Batch.Ledger;
using Thon.Findings;

namespace Thon.Cli;

/// <summary>Shows a batch: a line for each series as it ends, and how far the whole is.</summary>
/// <param name="shell">The terminal.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="total">How many series there are.</param>
internal sealed class BatchDisplay(Shell shell, TimeProvider clock, int total) : IProgress<BatchEvent>
{
    private readonly Lock _lock = new();
    private readonly BatchStatus _status = new(shell, clock, total);
    private int _ended;

    /// <inheritdoc/>
    public void Report(BatchEvent value)
    {
        lock (_lock)
        {
            switch (value)
            {
                case SeriesAdvanced advanced: _status.Advance(advanced.Name, advanced.Progress); break;
                case SeriesEnded ended: Write(ended); break;
                case BatchTold told: _status.Clear(); shell.Print(FindingList.Of(told.Finding)); break;
                default: break;
            }
        }
    }

    /// <summary>Says how the whole ended, and once more what failed.</summary>
    /// <param name="ended">How each series ended.</param>
    public void Close(IReadOnlyCollection<SeriesEnded> ended)
    {
        _status.Clear();
        var failed = ended.Where(one => one.Ending == SeriesEnding.Failed).ToArray();
        shell.Out.WriteLine($"{ended.Count} series: {ended.Count(one => one.Ending == SeriesEnding.Done)} done, {ended.Count(one => one.Ending == SeriesEnding.UpToDate)} up to date, {failed.Length} failed");
        shell.Out.Flush();
        foreach (var one in failed)
        {
            shell.Error.WriteLine(PlainText.Of($"failed: {one.Entry.Name}, {one.Entry.Stack}"));
            shell.Print(FindingList.Of(one.Entry.Findings));
        }
    }

    private void Write(SeriesEnded ended)
    {
        _status.Clear();
        _ended++;
        string place = $"{_ended.ToString(CultureInfo.InvariantCulture).PadLeft(total.ToString(CultureInfo.InvariantCulture).Length)}/{total}";
        shell.Out.WriteLine(PlainText.Of($"{place}  {BatchLine.Of(ended)}"));
        shell.Out.Flush();
        _status.End(ended.Entry.Name);
    }
}
