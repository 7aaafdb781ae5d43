using Thon.Batch.Ledger;
using Thon.Batch.Planning;
using Thon.Findings;
using Thon.Pipeline;

namespace Thon.Batch.Watch;

/// <summary>Takes the series of stacks that have settled.</summary>
/// <param name="folder">The folder of the batch.</param>
/// <param name="judge">Tells what is complete.</param>
/// <param name="plan">The plan, which grows.</param>
/// <param name="desk">Works on what is taken.</param>
/// <param name="told">Tells what is lacking.</param>
internal sealed class WatchTaking(BatchFolder folder, WatchJudge judge, WatchPlan plan, WatchDesk desk, WatchTold told)
{
    private readonly SeriesLedger _ledger = new(folder);
    private readonly SortedDictionary<string, Finding> _refused = new(StringComparer.Ordinal);

    /// <summary>Why stacks are not worked on that should be, as things stand now.</summary>
    public FindingList Refused => FindingList.Of(_refused.Values);

    /// <summary>Whether a stack is refused.</summary>
    public bool IsRefused(string stack) => _refused.ContainsKey(stack);

    /// <summary>Forgets a stack that is no more.</summary>
    public void Forget(string stack) => _refused.Remove(stack);

    /// <summary>A stack that has settled: taken, or told what it lacks.</summary>
    public Sighting Settled(Sighting seen)
    {
        var kind = judge.KindOf(seen.Stack);
        if (kind is StackKind.Result or StackKind.Half) return PassOver(seen);
        var series = judge.Plan(seen.Stack);
        if (plan.TakenBy(series) is { } other) return Refuse(seen, WatchFindings.NameTaken(seen.Stack, other));
        Forget(seen.Stack);
        if ((NoSeries(seen, kind) ?? judge.Lacks(series)) is not { } lacking) return Take(seen, series);
        if (seen.Told?.Code != lacking.Code) told.Tell(WatchFindings.Lacking(seen.Stack, lacking));
        return seen with { Stage = SightingStage.Lacking, Told = lacking };
    }

    /// <summary>A stack that has lacked something for a long while: what is a series is worked on as it is, so that it stands among the failed ones; anything else is passed over.</summary>
    public Sighting GivenUp(Sighting seen)
    {
        if (NoSeries(seen, judge.KindOf(seen.Stack)) is not { } reason) return Take(seen, judge.GivenUp(judge.Plan(seen.Stack), seen.Told!));
        told.Tell(WatchFindings.StillNoSeries(reason));
        return seen with { Stage = SightingStage.PassedOver };
    }

    /// <summary>A series that failed and may pass now.</summary>
    public Sighting Again(Sighting seen) => Take(seen, judge.Plan(seen.Stack));

    private Sighting Take(Sighting seen, PlannedSeries series)
    {
        plan.Add(series);
        // Those who follow the batch learn of a series before it is in work.
        told.Try(folder.Plan, () => PlanFile.Write(folder, plan.Plan));
        desk.Take(series, StateOf(series.Name));
        return seen with { Stage = SightingStage.Taken, TakenAs = seen.Stamp, Told = null, FailedAt = null };
    }

    private Sighting PassOver(Sighting seen)
    {
        Forget(seen.Stack);
        return seen with { Stage = SightingStage.PassedOver };
    }

    private SeriesState StateOf(string name)
    {
        try
        {
            return _ledger.Find(name)?.State ?? SeriesState.Waiting;
        }
        catch (BadInputException)
        {
            // The worker meets it too, and tells.
            return SeriesState.Waiting;
        }
    }

    private Sighting Refuse(Sighting seen, Finding reason)
    {
        if (_refused.GetValueOrDefault(seen.Stack) != reason) told.Tell(reason);
        _refused[seen.Stack] = reason;
        return seen with { Stage = SightingStage.PassedOver };
    }

    private static Finding? NoSeries(Sighting seen, StackKind kind) => kind switch
    {
        StackKind.TiltSeries or StackKind.DamagedSeries => null,
        StackKind.NoAngles => WatchFindings.NoSeries(seen.Stack, "a stack without tilt angles"),
        StackKind.SingleImage => WatchFindings.NoSeries(seen.Stack, "a single image"),
        StackKind.Volume => WatchFindings.NoSeries(seen.Stack, "a volume, by its header"),
        _ => WatchFindings.NoSeries(seen.Stack, "a file that cannot be opened, or not yet"),
    };
}
