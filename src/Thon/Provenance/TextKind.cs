namespace Thon.Provenance;

/// <summary>What kind of text a job wrote.</summary>
public enum TextKind
{
    /// <summary>The STAR file of a series.</summary>
    Star,

    /// <summary>The defoci of a series as IMOD reads them.</summary>
    ImodDefocus,
}
