namespace Thon.Check.Images;

/// <summary>How images are checked.</summary>
public sealed record ImageCheckSettings
{
    /// <summary>How many threads may work, at least 1; findings do not depend on it.</summary>
    public int Threads { get; init; } = 1;
}
