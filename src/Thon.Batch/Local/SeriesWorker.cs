using Thon.Batch.Ledger;
using Thon.Batch.Planning;
using Thon.Findings;
using Thon.Formats;
using Thon.Pipeline;

namespace Thon.Batch.Local;

/// <summary>Works on one series of a batch: finds out whether there is anything to do, does it, and tells the ledger. It is the same for a batch on this computer, for a SLURM task and beside the microscope.</summary>
/// <param name="folder">The folder of the batch.</param>
/// <param name="jobs">Reads the options of a series.</param>
/// <param name="settings">How to work.</param>
public sealed class SeriesWorker(BatchFolder folder, Func<PlannedSeries, SeriesJob> jobs, WorkerSettings settings)
{
    private readonly SeriesLedger _ledger = new(folder);
    private readonly AttemptLog _log = new(folder, settings);

    /// <summary>Works on a series. Whatever goes wrong with it ends up in its entry, but for a cancellation.</summary>
    /// <param name="series">The series.</param>
    /// <param name="seat">Its place among those in work; disposing of it is left to the caller.</param>
    /// <param name="events">Told when it begins, after every image, and at the end.</param>
    /// <param name="cancellation">Stops the work; nothing half-written stays.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public SeriesEnded Work(PlannedSeries series, WorkSeat seat, IProgress<BatchEvent> events, CancellationToken cancellation)
    {
        var listener = new Listener(events);
        var ended = Attempt(series, seat, listener, cancellation);
        listener.Report(ended);
        return ended;
    }

    /// <summary>Takes down a series that could not even be begun, for what nobody thought of.</summary>
    /// <param name="series">The series.</param>
    /// <param name="reason">What was thrown.</param>
    /// <param name="events">Told of it.</param>
    internal SeriesEnded Lost(PlannedSeries series, Exception reason, IProgress<BatchEvent> events)
    {
        var ended = new SeriesEnded(Unwritten(series, FailureOf(reason, series, CancellationToken.None)), SeriesEnding.Failed);
        new Listener(events).Report(ended);
        return ended;
    }

    private SeriesEnded Attempt(PlannedSeries series, WorkSeat seat, IProgress<BatchEvent> events, CancellationToken cancellation)
    {
        SeriesAttempt? attempt = null;
        try
        {
            using var held = Hold(series);
            attempt = new(series, folder, _ledger, settings, _ledger.Find(series.Name));
            try
            {
                return Try(attempt, series, seat, events, cancellation);
            }
            catch (Exception e)
            {
                var failure = FailureOf(e, series, cancellation);
                if (failure.Kind != FailureKind.Cancelled) return Fail(attempt, series, failure);
                Stop(attempt, series);
                throw new OperationCanceledException(cancellation);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Without a ledger it is known to nobody but whoever watches.
            var failure = Failure.Of(e, series.Stack);
            return new(Unwritten(series, failure), SeriesEnding.Failed);
        }
    }

    private SeriesEnded Try(SeriesAttempt attempt, PlannedSeries series, WorkSeat seat, IProgress<BatchEvent> events, CancellationToken cancellation)
    {
        FindingList.Of(series.Objections).ThrowIfErrors();
        var job = jobs(series);
        using var input = SeriesInput.OpenForRun(job.Settings);
        string identity = SeriesIdentity.Of(input, job);
        if (attempt.UpToDate(input, identity, cancellation) is { } standing) return new(attempt.Write(standing), SeriesEnding.UpToDate);
        int threads = seat.Widen(count => MemoryNeed.Of(input, count), cancellation);
        events.Report(new SeriesStarted(series.Name));
        _log.Add(series.Name, "begun");
        var entry = attempt.Run(input, job with { Settings = job.Settings with { Threads = threads } }, identity, new Advance(series.Name, events), cancellation);
        _log.Add(series.Name, "done", entry.Findings);
        return new(entry, SeriesEnding.Done);
    }

    // A cancellation that nobody asked for is a failure like any other.
    private static Failure FailureOf(Exception exception, PlannedSeries series, CancellationToken cancellation) => Failure.Of(exception, series.Stack) is { Kind: FailureKind.Cancelled } && !cancellation.IsCancellationRequested
        ? Failure.Of(new InvalidOperationException("the work was given up, and nobody asked for it", exception), series.Stack)
        : Failure.Of(exception, series.Stack);

    private SeriesEnded Fail(SeriesAttempt attempt, PlannedSeries series, Failure failure)
    {
        _log.Add(series.Name, "failed", failure.Findings);
        try
        {
            return new(attempt.Failed(failure), SeriesEnding.Failed);
        }
        catch (Exception e)
        {
            // The reason comes first; what is in the ledger has the series tried again.
            return new(Unwritten(series, failure with { Findings = failure.Findings.AddRange(Failure.Of(e, series.Stack).Findings) }), SeriesEnding.Failed);
        }
    }

    private void Stop(SeriesAttempt attempt, PlannedSeries series)
    {
        _log.Add(series.Name, "stopped");
        try
        {
            attempt.Stopped();
        }
        catch (Exception e) when (Failure.Of(e).Kind != FailureKind.Defect)
        {
            // It counts as running then, by a process that is no more, and the next batch goes on from there.
        }
    }

    private HeldFile Hold(PlannedSeries series)
    {
        Directory.CreateDirectory(folder.Entries);
        return HeldFile.Take(folder.LockOf(series.Name)) ?? throw new BadInputException(AttemptFindings.InUse(series.Name, folder.LockOf(series.Name)));
    }

    private SeriesEntry Unwritten(PlannedSeries series, Failure failure) =>
        new(series.Name, series.Stack, SeriesState.Failed, settings.Clock.GetUtcNow(), settings.Attempt) { Findings = [.. failure.Findings], MayPass = true };

    private sealed class Advance(string name, IProgress<BatchEvent> events) : IProgress<StageProgress>
    {
        public void Report(StageProgress value) => events.Report(new SeriesAdvanced(name, value));
    }
}
