using System.Collections.Immutable;
using System.Text.Json;
using Thon.Batch;
using Thon.Batch.Ledger;
using Thon.Batch.Local;
using Thon.Batch.Planning;
using Thon.Batch.Slurm;
using Thon.Findings;

namespace Thon.Cli;

/// <summary><c>thon batch</c> with SLURM: submitted and followed, or joined.</summary>
/// <param name="shell">The terminal.</param>
/// <param name="options">How the batch runs.</param>
internal sealed class SlurmBatch(Shell shell, BatchOptions options)
{
    private readonly SlurmCommands _slurm = new();

    /// <summary>Submits what is to be done and follows it; where tasks are at work by the same plan, these are followed.</summary>
    /// <param name="plan">What is to be done.</param>
    /// <param name="settings">How SLURM is used.</param>
    /// <param name="inputs">How closely finished series are looked at; null where nobody said it.</param>
    /// <returns>How each series of the plan ended.</returns>
    /// <exception cref="BadInputException">Tasks are at work by another plan, or SLURM refuses.</exception>
    public ImmutableArray<SeriesEnded> Run(BatchPlan plan, SlurmSettings settings, InputCheck? inputs)
    {
        var folder = new BatchFolder(options.Out);
        using var display = new BatchDisplay(shell, options.Worker.Clock, plan.Series.Length);
        var events = new EndingList(display);
        if (OpenSubmission.AtWork(folder, _slurm, shell.Cancellation) is { } submission)
        {
            if (!IsPlanned(folder, plan)) throw new BadInputException(OpenSubmission.InTheWay(folder, submission));
            events.Report(new BatchTold(Finding.Note("slurm-joined", null, $"job {submission.Job}", "is at work by this plan, and is followed as it was submitted")));
        }
        else
        {
            Submit(folder, plan, settings, inputs, events);
        }

        return Follow(folder, plan, events);
    }

    /// <summary>Joins what was submitted.</summary>
    /// <param name="folder">The folder of the batch.</param>
    /// <param name="plan">Its plan.</param>
    /// <param name="retries">How many times a series may be submitted again; null leaves it as it was said.</param>
    /// <returns>How each series of the plan ended.</returns>
    public ImmutableArray<SeriesEnded> Join(BatchFolder folder, BatchPlan plan, int? retries)
    {
        using var display = new BatchDisplay(shell, options.Worker.Clock, plan.Series.Length);
        var events = new EndingList(display);
        if (retries is { } count) Engine(folder, events).Allow(count);
        return Follow(folder, plan, events);
    }

    /// <summary>Whether the plan of a folder is this one, and not another or a damaged one.</summary>
    public static bool IsPlanned(BatchFolder folder, BatchPlan plan)
    {
        try
        {
            return Text(plan) == Text(PlanFile.Read(folder));
        }
        catch (BadInputException)
        {
            return false;
        }
    }

    private void Submit(BatchFolder folder, BatchPlan plan, SlurmSettings settings, InputCheck? inputs, EndingList events)
    {
        shell.Print(LeftOvers.Sweep(folder));
        PlanFile.Write(folder, plan);
        var check = new StandingCheck(folder, series => SeriesJobReader.Read(series, folder), options.Worker);
        var places = ImmutableArray.CreateBuilder<int>();
        for (int place = 0; place < plan.Series.Length; place++)
        {
            shell.Cancellation.ThrowIfCancellationRequested();
            if (inputs != InputCheck.Full && check.Find(plan.Series[place], shell.Cancellation) is { } standing) events.Report(standing);
            else places.Add(place);
        }

        if (places.Count == 0) return;
        settings = settings with { Memory = settings.Memory ?? RequestedMemory.Of(places.Select(place => plan.Series[place]), series => SeriesJobReader.Read(series, folder), settings.Cpus) };
        Engine(folder, events).Submit(plan, places.ToImmutable(), settings);
    }

    private ImmutableArray<SeriesEnded> Follow(BatchFolder folder, BatchPlan plan, EndingList events)
    {
        Engine(folder, events).Follow(plan, shell.Cancellation);
        return [.. plan.Series.Select(series => events.Find(series.Name) ?? Before(series, EntryOf(series, folder)))];
    }

    private SeriesEntry? EntryOf(PlannedSeries series, BatchFolder folder)
    {
        try
        {
            return new SeriesLedger(folder).Find(series.Name);
        }
        catch (BadInputException e)
        {
            shell.Print(e.Findings);
            return null;
        }
    }

    private SlurmEngine Engine(BatchFolder folder, EndingList events) => new(new(Path.GetFullPath(folder.Out)), _slurm, options.Worker.Clock, events);

    private SeriesEnded Before(PlannedSeries series, SeriesEntry? entry) => entry switch
    {
        { State: SeriesState.Done } => new(entry, SeriesEnding.UpToDate),
        { State: SeriesState.Failed } => new(entry, SeriesEnding.Failed),
        _ => new(
            new(series.Name, series.Stack, SeriesState.Failed, options.Worker.Clock.GetUtcNow(), options.Worker.Attempt)
            {
                Findings = [Finding.Error("batch-unfinished", series.Stack, null, "nobody came to the end of it", "a result in the ledger", "Run the batch again with its inputs")],
            },
            SeriesEnding.Failed),
    };

    private static string Text(BatchPlan plan) => JsonSerializer.Serialize(plan with { Command = "" });
}
