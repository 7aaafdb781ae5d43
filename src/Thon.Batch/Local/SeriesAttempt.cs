using System.Collections.Immutable;
using Thon.Batch.Ledger;
using Thon.Batch.Planning;
using Thon.Findings;
using Thon.Formats;
using Thon.Pipeline;
using Thon.Pipeline.Conversion;
using Thon.Pipeline.Inspection;
using Thon.Provenance;

namespace Thon.Batch.Local;

/// <summary>One attempt at a series, from what the ledger says to its end.</summary>
/// <param name="series">The series.</param>
/// <param name="folder">The folder of the batch.</param>
/// <param name="ledger">Its ledger.</param>
/// <param name="settings">How to work.</param>
/// <param name="before">What the ledger says of it.</param>
internal sealed class SeriesAttempt(PlannedSeries series, BatchFolder folder, SeriesLedger ledger, WorkerSettings settings, SeriesEntry? before)
{
    private readonly long _begun = settings.Clock.GetTimestamp();

    /// <summary>The entry of the last attempt that was done, if there is one.</summary>
    private SeriesEntry? Standing => before is { State: SeriesState.Done } ? before : before?.Standing;

    /// <summary>The entry of this attempt once it has touched a file; null before that.</summary>
    public SeriesEntry? Running { get; private set; }

    /// <summary>Finds out whether there is anything to do.</summary>
    /// <param name="input">The series, opened.</param>
    /// <param name="identity">What it is made from, see <see cref="SeriesIdentity"/>.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The entry that still holds; null where the series has to be worked on.</returns>
    /// <exception cref="BadInputException">It has to be worked on, and was set by hand.</exception>
    public SeriesEntry? UpToDate(SeriesInput input, string identity, CancellationToken cancellation)
    {
        if (Standing is not { } standing) return null;
        var files = FinishedFiles.Of(folder, standing);
        if (files.Lacking.IsEmpty && standing.Identity == identity && AreSame(standing.Images, input, cancellation)) return Moved(standing) with { IsOvertaken = false };
        if (files.SetByHand is [var first, ..] && settings.Overwrite == Overwrite.Refuse) throw new BadInputException(AttemptFindings.SetByHand(first));
        return null;
    }

    /// <summary>Does the work.</summary>
    /// <param name="input">The series, opened.</param>
    /// <param name="job">The job.</param>
    /// <param name="identity">What it is made from.</param>
    /// <param name="progress">Told after every image.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The entry of the series that is done.</returns>
    /// <exception cref="BadInputException">The input does not serve or was written to meanwhile, an output cannot be written, or somebody inspects the series.</exception>
    public SeriesEntry Run(SeriesInput input, SeriesJob job, string identity, IProgress<StageProgress> progress, CancellationToken cancellation)
    {
        using var kept = InspectionLock.Take(new OutputNames(job.Folder, series.Name).Star);
        var files = UntouchedFiles.Of(input.Files);
        string[] outputs = SeriesRun.Outputs(input, job);
        var claims = ClaimsOf(input, job, outputs);
        LeftOvers.Remove(claims.Select(claim => Path.Combine(folder.Out, claim)).Append(folder.EntryOf(series.Name)));
        Write(Running = Entry(SeriesState.Running) with { Identity = identity, Claims = claims, Standing = Standing is { } standing ? standing with { IsOvertaken = true } : null });
        var result = SeriesRun.Run(input, job with { Settings = job.Settings with { Overwrite = Overwrite.Replace } }, progress, cancellation);
        files.ThrowIfChanged();
        return Write(FinishedEntry.Of(folder, Running, job, result) with { Changed = settings.Clock.GetUtcNow(), Seconds = Seconds });
    }

    /// <summary>Writes that the series failed; what was done before stays known.</summary>
    /// <param name="failure">Why.</param>
    public SeriesEntry Failed(Failure failure) => Write((Running ?? Entry(SeriesState.Failed) with { Claims = before?.Claims ?? [], Standing = Standing }) with
    {
        State = SeriesState.Failed,
        Changed = settings.Clock.GetUtcNow(),
        Findings = [.. failure.Findings],
        MayPass = failure.MayPass,
        Seconds = Seconds,
    });

    /// <summary>Writes that the attempt was stopped; what it may have written stays known.</summary>
    public void Stopped()
    {
        if (Running is { } running) Write(Entry(SeriesState.Waiting) with { Claims = running.Claims, Standing = running.Standing });
    }

    /// <summary>Writes an entry, where it is not the one that stands there.</summary>
    public SeriesEntry Write(SeriesEntry entry)
    {
        if (entry != before) ledger.Write(entry);
        return entry;
    }

    // The folder of the input may have another name by now.
    private SeriesEntry Moved(SeriesEntry standing) => standing with
    {
        Stack = series.Stack,
        Figures = standing.Figures is { } figures && figures.StackFile == Path.GetFullPath(standing.Stack) ? figures with { StackFile = Path.GetFullPath(series.Stack) } : standing.Figures,
    };

    private double Seconds => Math.Round(settings.Clock.GetElapsedTime(_begun).TotalSeconds, 3);

    private SeriesEntry Entry(SeriesState state) => new(series.Name, series.Stack, state, settings.Clock.GetUtcNow(), settings.Attempt);

    private bool AreSame(ImmutableArray<RecordedFile> images, SeriesInput input, CancellationToken cancellation) => settings.Inputs == InputCheck.Quick
        ? images.Select(image => image.Bytes).SequenceEqual(input.Sisters.Prepend(input.Stack).Select(stack => stack.Bytes))
        : images.Select(image => image.Content).SequenceEqual(SeriesIdentity.Images(input, 1, cancellation).Select(image => image.Content));

    // Files that nobody of this batch wrote are somebody else's.
    private ImmutableArray<string> ClaimsOf(SeriesInput input, SeriesJob job, string[] outputs)
    {
        var own = before?.Claims ?? [];
        string[] foreign = [.. outputs.Where(file => !own.Contains(FinishedEntry.Relative(folder, file)))];
        OutputNames.Claim(foreign, settings.Overwrite, input.Files);
        string[] folders = [.. job.Dialects.Select(dialect => SeriesExport.FolderOf(folder.Out, dialect))];
        if (settings.Overwrite == Overwrite.Refuse) FindingList.Of(folders.Where(IsForeign).Select(AttemptFindings.ForeignFolder)).ThrowIfErrors();
        return [.. own.Concat(outputs.Select(file => FinishedEntry.Relative(folder, file))).Concat(folders.Select(ClaimOf)).Distinct()];
    }

    private string ClaimOf(string dialectFolder) => FinishedEntry.Relative(folder, dialectFolder) + "/";

    // All series of a batch share the folders of dialects; one that has files and that no series claims was there before.
    private bool IsForeign(string dialectFolder) =>
        Directory.Exists(dialectFolder) && Directory.EnumerateFileSystemEntries(dialectFolder).Any() && !ledger.All().Any(entry => entry.Claims.Contains(ClaimOf(dialectFolder)));
}
