using System.Globalization;
using Thon.Batch;
using Thon.Batch.Ledger;
using Thon.Findings;

namespace Thon.Cli;

/// <summary>Shows a batch while it goes on: a line for each series as it ends, and how far the whole is.</summary>
/// <param name="shell">The terminal.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="total">How many series there are.</param>
internal sealed class BatchDisplay(Shell shell, TimeProvider clock, int total) : IProgress<BatchEvent>, IDisposable
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
                case BatchTold told:
                    _status.Clear();
                    shell.Print(FindingList.Of(told.Finding));
                    break;
            }
        }
    }

    /// <summary>Makes room for other lines.</summary>
    public void Dispose()
    {
        lock (_lock) _status.Clear();
    }

    private void Write(SeriesEnded ended)
    {
        _status.Clear();
        string all = total.ToString(CultureInfo.InvariantCulture), place = (++_ended).ToString(CultureInfo.InvariantCulture).PadLeft(all.Length);
        shell.Out.WriteLine(PlainText.Of($"{place}/{all}  {BatchLine.Of(ended)}"));
        shell.Out.Flush();
        _status.End(ended.Entry.Name);
    }
}
