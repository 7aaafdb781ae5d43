using System.Collections.Immutable;
using Thon.Batch.Ledger;
using Thon.Batch.Summary;
using Thon.Findings;
using Thon.Imaging;

namespace Thon.Batch.Watch;

/// <summary>One look at the folder after the other, and what follows from each.</summary>
/// <param name="order">What the watch is asked to do.</param>
/// <param name="plan">The plan, which grows.</param>
/// <param name="taking">Takes series.</param>
/// <param name="desk">Works on them.</param>
/// <param name="told">Tells what concerns the watch as a whole.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class WatchRound(WatchOrder order, WatchPlan plan, WatchTaking taking, WatchDesk desk, WatchTold told, TimeProvider clock)
{
    private readonly Dictionary<string, Sighting> _sightings = [];
    private readonly Dictionary<string, SeriesEnded> _ended = [];
    private readonly BatchSummary _summary = new(order.Folder);
    private readonly SeriesLedger _ledger = new(order.Folder);
    private long _news = clock.GetTimestamp();
    private bool _isThere = true, _isWritten;
    private ImmutableArray<SeriesEntry> _entries = [];

    /// <summary>Whether nothing new came for so long that the watch is to end.</summary>
    public bool IsOver => order.Settings.Idle is { } idle && desk.IsEmpty && IsPast(_news, idle) && _sightings.Values.All(seen => seen.Stage != SightingStage.Settling);

    /// <summary>Looks once.</summary>
    public void Go()
    {
        Collect();
        told.Try(order.Watched, Look);
        if (!_isWritten) Write();
    }

    /// <summary>Takes down what has ended, once no work is left.</summary>
    /// <returns>How things stand.</returns>
    public WatchEnd Finish()
    {
        Collect();
        Write();
        var lacking = _sightings.Values.Where(seen => seen is { Stage: SightingStage.Lacking, Told: not null }).OrderBy(seen => seen.Stack, StringComparer.Ordinal).Select(seen => WatchFindings.Lacking(seen.Stack, seen.Told!));
        return new(_isWritten ? _entries : BatchEntries.Of(plan.Plan, _ledger, _ended.Values), FindingList.Of(lacking), taking.Refused);
    }

    private void Look()
    {
        var look = WatchLook.At(order.Watched, Path.GetFullPath(order.Folder.Out), order.Settings.Match);
        if (look is null == _isThere) told.Tell(_isThere ? WatchFindings.Gone(order.Watched) : WatchFindings.Back(order.Watched));
        _isThere = look is not null;
        if (look is null) return;
        Prune([.. look.Stacks.Select(one => one.Stack)]);
        foreach (var (stack, stamp) in look.Stacks) told.Try(stack, () => See(stack, stamp));
    }

    // What is taken or was worked on stays: where a mount goes away an empty folder often stays, and nothing is done twice when it is back.
    private void Prune(HashSet<string> stacks)
    {
        foreach (var seen in _sightings.Values.Where(seen => !stacks.Contains(seen.Stack) && (seen.Stage is SightingStage.Settling or SightingStage.Lacking || taking.IsRefused(seen.Stack))).ToArray())
        {
            _sightings.Remove(seen.Stack);
            taking.Forget(seen.Stack);
        }
    }

    private void See(string stack, StackStamp stamp)
    {
        long now = clock.GetTimestamp();
        var before = _sightings.GetValueOrDefault(stack);
        var seen = before?.Seen(stamp, now) ?? new(stack, stamp, StackSample.Of(stack), now);
        if (seen != before) _news = now;
        _sightings[stack] = Judged(seen, now);
    }

    private Sighting Judged(Sighting seen, long now) => seen switch
    {
        { Stage: SightingStage.Settling } when IsPast(seen.Since, order.Settings.Settle) => IsStill(seen) ? taking.Settled(seen) : seen.Unsettled(now),
        { Stage: SightingStage.Lacking, Sample: null } when StackSample.Of(seen.Stack) is not null => seen.Unsettled(now),
        { Stage: SightingStage.Lacking } => Lacking(taking.Settled(seen)),
        { Stage: SightingStage.PassedOver } when taking.IsRefused(seen.Stack) => taking.Settled(seen),
        { Stage: SightingStage.Worked, FailedAt: { } failed } when IsPast(failed, order.Settings.Retry) => taking.Again(seen),
        _ => seen,
    };

    // What it lacks may be a file that lies elsewhere and was named, so it is asked again at every look.
    private Sighting Lacking(Sighting seen) => seen.Stage == SightingStage.Lacking && IsPast(seen.Since, order.Settings.Patience) ? taking.GivenUp(seen) : seen;

    private bool IsPast(long since, TimeSpan time) => clock.GetElapsedTime(since) >= time;

    // One that could not be read all the while lacks that, and is told as any other that lacks something.
    private static bool IsStill(Sighting seen) => seen.Sample == StackSample.Of(seen.Stack);

    private void Collect()
    {
        foreach (var (series, ended) in desk.Ended())
        {
            (_news, _isWritten) = (clock.GetTimestamp(), false);
            _ended[series.Name] = ended;
            if (_sightings.TryGetValue(series.Stack, out var seen)) _sightings[seen.Stack] = seen.After(ended, _news);
        }
    }

    private void Write() => _isWritten = told.Try(order.Folder.Processed, () =>
    {
        (_, _entries, var findings) = _summary.Write(plan.Plan, _ledger, _ended.Values);
        foreach (var finding in findings.Where(finding => finding.Severity == Severity.Warning)) told.TellOnce(finding);
    });
}
