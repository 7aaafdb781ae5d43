using System.Collections.Immutable;
using Thon.Batch;
using Thon.Batch.Ledger;
using Thon.Batch.Local;
using Thon.Batch.Planning;
using Thon.Pipeline;
using Thon.Tests.Pipeline;
using Xunit;

namespace Thon.Tests.Batch.Local;

/// <summary>A batch of one small series, worked on in this process; what is asked of the series may be changed between two attempts.</summary>
internal sealed class WorkerBench : IProgress<BatchEvent>
{
    private readonly List<BatchEvent> _events = [];

    public WorkerBench()
    {
        Stack = SmallSeries.Write();
        Folder = new(Path.Combine(Path.GetDirectoryName(Stack)!, "out"));
        Settings = new(Stack, SmallSeries.Options) { LogHeading = ["thon test"] };
        Series = new("small", Stack, []);
    }

    public string Stack { get; }

    public BatchFolder Folder { get; }

    public PlannedSeries Series { get; set; }

    public PreprocessSettings Settings { get; set; }

    public WorkerSettings Worker { get; set; } = new();

    /// <summary>Changes the job that is read for the series.</summary>
    public Func<SeriesJob, SeriesJob> Ask { get; set; } = job => job;

    /// <summary>Told of every event as it happens.</summary>
    public Action<BatchEvent> Heard { get; set; } = _ => { };

    public SeriesLedger Ledger => new(Folder);

    public SeriesEntry Entry => Ledger.Find("small")!;

    public ImmutableArray<BatchEvent> Events => [.. _events];

    /// <summary>A file of the results.</summary>
    public string Out(string name) => Path.Combine(Folder.Out, name);

    public SeriesEnded Work(int threads = 1, long bytes = long.MaxValue, CancellationToken? cancellation = null)
    {
        var worker = new SeriesWorker(Folder, series => Ask(new(Settings with { Stack = series.Stack }, Folder.Out)), Worker);
        using var seat = new WorkBudget(threads, bytes).Enter(CancellationToken.None);
        return worker.Work(Series, seat, this, cancellation ?? TestContext.Current.CancellationToken);
    }

    /// <summary>How an attempt ends, and the code of its first error.</summary>
    public (SeriesEnding Ending, string? Code) Try()
    {
        var ended = Work();
        return (ended.Ending, ended.Entry.Findings.FirstOrDefault(finding => finding.Severity == Findings.Severity.Error)?.Code);
    }

    /// <summary>All results, by name and content.</summary>
    public (string Name, string Hash)[] Results() =>
        [.. Directory.EnumerateFiles(Folder.Out).Order(StringComparer.Ordinal).Select(path => (Path.GetFileName(path), Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)))))];

    public void Report(BatchEvent value)
    {
        lock (_events) _events.Add(value);
        Heard(value);
    }
}
