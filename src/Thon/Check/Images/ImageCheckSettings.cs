namespace Thon.Check.Images;

/// <summary>How the images are looked at.</summary>
public sealed record ImageCheckSettings
{
    /// <summary>How many threads may work, 1 or more; findings do not depend on it.</summary>
    public int Threads { get; init; } = 1;
}
