namespace Thon.Estimate;

/// <summary>What is assumed of a phase plate's phase.</summary>
public enum PhaseModel
{
    /// <summary>The stated phase, zero without a phase plate.</summary>
    Stated,

    /// <summary>One unknown phase for the whole series.</summary>
    Fitted,

    /// <summary>An unknown phase that changes smoothly in the course of the acquisition.</summary>
    Drifting,
}
