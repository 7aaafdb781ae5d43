using System.Globalization;
using Thon.Batch;
using Thon.Batch.Ledger;
using Thon.Findings;

namespace Thon.Cli;

/// <summary>Shows a batch while it goes on: a line for each series as it ends, and how far the whole is.</summary>
/// <param name="shell">The terminal.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="total">How many series there are.</param>
internal sealed class BatchDisplay(Shell shell, TimeProvider clock, int total) : IProgress<BatchEvent>
{
    private readonly Lock _lock = new();
    private readonly BatchStatus _status = new(shell, clock, total);
    private readonly Dictionary<string, SeriesEntry> _ended = [];

    /// <summary>How the series ended that did so far, by their names; to be asked for when nobody works any more.</summary>
    public IReadOnlyDictionary<string, SeriesEntry> Ended => _ended;

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
    public void Clear()
    {
        lock (_lock) _status.Clear();
    }

    private void Write(SeriesEnded ended)
    {
        _status.Clear();
        _ended[ended.Entry.Name] = ended.Entry;
        string all = total.ToString(CultureInfo.InvariantCulture), place = _ended.Count.ToString(CultureInfo.InvariantCulture).PadLeft(all.Length);
        shell.Out.WriteLine(PlainText.Of($"{place}/{all}  {BatchLine.Of(ended)}"));
        shell.Out.Flush();
        _status.End(ended.Entry.Name);
    }
}
