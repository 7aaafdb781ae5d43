namespace Thon.Pipeline.Replay;

/// <summary>How much of a file is looked at for its history.</summary>
public enum HistoryDepth
{
    /// <summary>Header and record.</summary>
    Quick,

    /// <summary>All pixels too: whether they are those of the record.</summary>
    Pixels,
}
