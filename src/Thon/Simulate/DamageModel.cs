namespace Thon.Simulate;

/// <summary>Whether the simulated specimen suffers from the beam.</summary>
public enum DamageModel
{
    /// <summary>The specimen stays as it is.</summary>
    None,

    /// <summary>Amplitudes fade as <see cref="Optics.RadiationDamage"/> says, taken at the middle of each exposure; those of the ice too. [GrantGrigorieff2015]</summary>
    GrantGrigorieff,
}
