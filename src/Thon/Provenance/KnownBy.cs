namespace Thon.Provenance;

/// <summary>How it is known what was done to a file; the first is worth most.</summary>
public enum KnownBy
{
    /// <summary>By its record.</summary>
    Record,

    /// <summary>By its data type label.</summary>
    Label,

    /// <summary>By what the user declares.</summary>
    Declaration,
}
