namespace Thon.Estimate;

/// <summary>How the astigmatism behaves over a series.</summary>
public enum AstigmatismModel
{
    /// <summary>One astigmatism for all tilts.</summary>
    Shared,

    /// <summary>One that changes evenly in the course of the acquisition.</summary>
    Drifting,
}
