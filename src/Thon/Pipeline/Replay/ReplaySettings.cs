namespace Thon.Pipeline.Replay;

/// <summary>How a job is repeated.</summary>
public sealed record ReplaySettings
{
    /// <summary>Files to look for the inputs among, before the places where they lay.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary>Whether the estimation is repeated too, where the job had one.</summary>
    public EstimationUse Estimation { get; init; } = EstimationUse.Repeat;

    /// <summary>How many threads may work; the result does not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>How much memory the deconvolution of a volume may take, bytes; the result does not depend on it.</summary>
    public long MaxBytes { get; init; } = long.MaxValue;
}
