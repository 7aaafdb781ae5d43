namespace Thon.Provenance;

/// <summary>How even and odd halves of series were prepared.</summary>
public enum HalvesTreatment
{
    /// <summary>There are no halves.</summary>
    None,

    /// <summary>They went along with the whole stack and took its filters.</summary>
    Together,

    /// <summary>Each was processed by itself, with filters of its own.</summary>
    Apart,
}
