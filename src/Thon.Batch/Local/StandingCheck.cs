using Thon.Batch.Ledger;
using Thon.Batch.Planning;
using Thon.Pipeline;

namespace Thon.Batch.Local;

/// <summary>Tells which series need no work, without reading a pixel: their files are there, and options, metadata, software and the sizes of their images are what they were.</summary>
/// <param name="folder">The folder of the batch.</param>
/// <param name="jobs">Reads the options of a series.</param>
/// <param name="settings">How to work.</param>
public sealed class StandingCheck(BatchFolder folder, Func<PlannedSeries, SeriesJob> jobs, WorkerSettings settings)
{
    private readonly SeriesLedger _ledger = new(folder);

    /// <summary>How a series ended before; null where there is work to do on it, or where it cannot be told: whoever works on it finds out.</summary>
    /// <param name="series">The series.</param>
    /// <param name="cancellation">Stops the question.</param>
    public SeriesEnded? Find(PlannedSeries series, CancellationToken cancellation)
    {
        try
        {
            var before = _ledger.Find(series.Name);
            if (before is not { State: SeriesState.Done } and not { Standing: not null } || !series.Objections.IsEmpty) return null;
            var job = jobs(series);
            using var input = SeriesInput.OpenForRun(job.Settings);
            var attempt = new SeriesAttempt(series, folder, _ledger, settings with { Inputs = InputCheck.Quick }, before);
            return attempt.UpToDate(input, SeriesIdentity.Of(input, job), cancellation) is { } standing ? new(attempt.Write(standing), SeriesEnding.UpToDate) : null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return null;
        }
    }
}
