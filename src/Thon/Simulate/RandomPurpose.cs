namespace Thon.Simulate;

/// <summary>What a stream of random numbers is for; each purpose draws from a stream of its own.</summary>
public enum RandomPurpose
{
    /// <summary>Places of the amorphous scatterers.</summary>
    Ice,

    /// <summary>Places and sizes of proteins, vesicles and gold beads.</summary>
    Bodies,

    /// <summary>Focus of the tilts.</summary>
    Focus,

    /// <summary>Shot noise of one section.</summary>
    Noise,
}
