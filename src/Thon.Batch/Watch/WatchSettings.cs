namespace Thon.Batch.Watch;

/// <summary>How a folder is watched.</summary>
public sealed record WatchSettings
{
    /// <summary>How long between two looks at the folder.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a stack and the files beside it must stay as they are before the series is taken.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>After how long without a change a series that is not complete is told as a problem.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>After how long a series that failed and may pass, as with a full disk, is tried again.</summary>
    public TimeSpan Retry { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Ends the watch when nothing new came for so long; null to watch until somebody stops it.</summary>
    public TimeSpan? Idle { get; init; }

    /// <summary>How many images a complete series has at least; null where the header and the metadata alone decide.</summary>
    public int? Tilts { get; init; }

    /// <summary>What names of stacks are like, with <c>*</c> and <c>?</c>; others are none of the watch's business.</summary>
    public string Match { get; init; } = "*";
}
