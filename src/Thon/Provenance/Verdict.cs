namespace Thon.Provenance;

/// <summary>Whether a file is of a locked data type; the later, the worse.</summary>
public enum Verdict
{
    /// <summary>It is.</summary>
    Matches,

    /// <summary>Nothing contradicts it, and nothing proves it.</summary>
    Uncertain,

    /// <summary>It is not.</summary>
    Refused,
}
