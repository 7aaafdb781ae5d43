using System.Collections.Immutable;
using Thon.Batch;
using Thon.Batch.Ledger;
using Thon.Batch.Local;
using Thon.Batch.Planning;
using Thon.Batch.Watch;
using Thon.Findings;
using Thon.Pipeline;
using Thon.Tests.Pipeline;
using Xunit;

namespace Thon.Tests.Batch.Watch;

/// <summary>A folder that is watched, look by look, while a test moves the clock and the files.</summary>
internal sealed class WatchBench : IProgress<BatchEvent>
{
    private static readonly Lazy<string> Source = new(() => SmallSeries.Write());

    private readonly List<BatchEvent> _events = [];
    private WatchDesk? _desk;
    private WatchRound? _round;

    public WatchClock Clock { get; } = new();

    /// <summary>The folder that is watched.</summary>
    public string Incoming { get; } = Path.Combine(Repository.TemporaryFolder(), "in");

    public BatchFolder Folder { get; } = new(Repository.TemporaryFolder());

    public WatchSettings Settings { get; set; } = new() { Settle = TimeSpan.FromSeconds(60), Patience = TimeSpan.FromMinutes(30) };

    public WatchBench() => Directory.CreateDirectory(Incoming);

    /// <summary>What was told of the watch, in its order.</summary>
    public ImmutableArray<string> Told => [.. Events.OfType<BatchTold>().Select(told => told.Finding.Code)];

    public ImmutableArray<Finding> Findings => [.. Events.OfType<BatchTold>().Select(told => told.Finding)];

    /// <summary>How series ended, in their order.</summary>
    public ImmutableArray<(string Name, SeriesEnding Ending)> Ended => [.. Events.OfType<SeriesEnded>().Select(ended => (ended.Entry.Name, ended.Ending))];

    public BatchPlan Plan => PlanFile.Read(Folder);

    /// <summary>A stack of the folder.</summary>
    public string Stack(string name) => Path.Combine(Incoming, name + ".mrc");

    /// <summary>Puts a stack into the folder.</summary>
    public void CopyStack(string name) => File.Copy(Source.Value, Stack(name), true);

    /// <summary>Puts the mdoc of a stack into the folder.</summary>
    public void CopyMdoc(string name) => File.Copy(Source.Value + ".mdoc", Stack(name) + ".mdoc", true);

    public void Copy(string name)
    {
        CopyStack(name);
        CopyMdoc(name);
    }

    /// <summary>Puts the first part of a stack into the folder.</summary>
    public void CopyPart(string name, double part)
    {
        byte[] bytes = File.ReadAllBytes(Source.Value);
        File.WriteAllBytes(Stack(name), bytes[..(int)(bytes.Length * part)]);
    }

    /// <summary>Looks once.</summary>
    public void Look() => (_round ??= Begin()).Go();

    /// <summary>Lets time pass and looks.</summary>
    public void LookAfter(double seconds)
    {
        Clock.Pass(TimeSpan.FromSeconds(seconds));
        Look();
    }

    /// <summary>Looks, lets files settle, and waits for what is taken then.</summary>
    public void Settle()
    {
        Look();
        LookAfter(60);
        Work();
    }

    /// <summary>Waits for what is in work, and takes down how it ended.</summary>
    public void Work()
    {
        _desk!.Join();
        Look();
    }

    /// <summary>Ends the watch, as another process would find it.</summary>
    public WatchEnd End()
    {
        _desk!.Join();
        var end = _round!.Finish();
        (_round, _desk) = (null, null);
        return end;
    }

    /// <summary>Whether the watch would end by itself.</summary>
    public bool IsOver => _round!.IsOver;

    public void Report(BatchEvent value)
    {
        lock (_events) _events.Add(value);
    }

    private ImmutableArray<BatchEvent> Events
    {
        get
        {
            lock (_events) return [.. _events];
        }
    }

    private WatchRound Begin()
    {
        SeriesJob Job(PlannedSeries series) => new(new(series.Stack, SmallSeries.Options) { LogHeading = ["thon test"] }, Folder.Out);
        var order = new WatchOrder(Folder, Incoming, new([], Folder.Out, new([], (_, _) => null)), Settings);
        var worker = new SeriesWorker(Folder, Job, new() { Clock = Clock });
        var budget = new WorkBudget(2, long.MaxValue);
        _desk = new(worker, budget, this, TestContext.Current.CancellationToken);
        return new FolderWatch(order, worker, budget, Job, Clock).Round(_desk, this);
    }
}
