namespace Thon.Pipeline.Checking;

/// <summary>How a series is checked.</summary>
public sealed record CheckSettings
{
    /// <summary>How far the check goes.</summary>
    public CheckScope Scope { get; init; } = CheckScope.FilesAndImages;

    /// <summary>How many threads may work, 1 or more; findings do not depend on it.</summary>
    public int Threads { get; init; } = 1;
}
