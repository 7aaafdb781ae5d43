namespace Thon.Pipeline.Replay;

/// <summary>How much is said of the tilts of a series.</summary>
public enum TiltDetail
{
    /// <summary>Ranges over all of them.</summary>
    None,

    /// <summary>A line for each.</summary>
    Each,
}
