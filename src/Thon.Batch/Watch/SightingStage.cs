namespace Thon.Batch.Watch;

/// <summary>What the watch thinks of a stack it sees.</summary>
internal enum SightingStage
{
    /// <summary>It changed a short while ago.</summary>
    Settling,

    /// <summary>It stays as it is, and something is lacking.</summary>
    Lacking,

    /// <summary>It is waiting for a free thread or in work.</summary>
    Taken,

    /// <summary>It was worked on as it is now.</summary>
    Worked,

    /// <summary>It is none of the watch's business as it is now.</summary>
    PassedOver,
}
