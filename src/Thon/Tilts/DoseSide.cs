namespace Thon.Tilts;

/// <summary>A side of the starting angle.</summary>
public enum DoseSide
{
    /// <summary>Greater angles.</summary>
    Positive,

    /// <summary>Smaller angles.</summary>
    Negative,
}
