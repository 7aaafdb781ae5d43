using Thon.Batch.Ledger;
using Thon.Findings;
using Thon.Imaging;

namespace Thon.Batch.Watch;

/// <summary>A stack in the folder that is watched.</summary>
/// <param name="Stack">Its full path.</param>
/// <param name="Stamp">How it looks.</param>
/// <param name="Sample">Some of its bytes as they were when it began to look so; null where they could not be read.</param>
/// <param name="Since">The time stamp of the clock since which it looks so.</param>
internal sealed record Sighting(string Stack, StackStamp Stamp, ContentHash? Sample, long Since)
{
    /// <summary>What the watch thinks of it.</summary>
    public SightingStage Stage { get; init; }

    /// <summary>What it lacks, where it lacks something and that was told.</summary>
    public Finding? Told { get; init; }

    /// <summary>How it looked when it was taken; null where it was not.</summary>
    public StackStamp? TakenAs { get; init; }

    /// <summary>When it failed for a reason that may pass, as a time stamp of the clock; null otherwise.</summary>
    public long? FailedAt { get; init; }

    /// <summary>The stack as it looks now. What is in work stays so; when it is done, what changed meanwhile is found out.</summary>
    /// <param name="stamp">How it looks.</param>
    /// <param name="now">The time stamp of the clock.</param>
    public Sighting Seen(StackStamp stamp, long now) => stamp == Stamp ? this
        : this with { Stamp = stamp, Sample = StackSample.Of(Stack), Since = now, Stage = Stage == SightingStage.Taken ? SightingStage.Taken : SightingStage.Settling };

    /// <summary>The stack as one that has to settle anew.</summary>
    /// <param name="now">The time stamp of the clock.</param>
    public Sighting Unsettled(long now) => this with { Sample = StackSample.Of(Stack), Since = now, Stage = SightingStage.Settling };

    /// <summary>The stack after it was worked on. Where it changed meanwhile, it is looked at anew once it has settled.</summary>
    /// <param name="ended">How the work ended.</param>
    /// <param name="now">The time stamp of the clock.</param>
    public Sighting After(SeriesEnded ended, long now) => this with
    {
        Stage = Stamp == TakenAs ? SightingStage.Worked : SightingStage.Settling,
        FailedAt = ended is { Ending: SeriesEnding.Failed, Entry.MayPass: true } ? now : null,
    };
}
