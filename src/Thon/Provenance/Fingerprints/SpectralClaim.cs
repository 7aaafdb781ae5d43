namespace Thon.Provenance.Fingerprints;

/// <summary>What a reason says of the locked files, by their spectra alone: that they have a trait, or that they have not.</summary>
/// <param name="Trait">The trait.</param>
/// <param name="OfLocked">Whether they are said to have it.</param>
/// <param name="Otherwise">The reason to give where it is known that this is wrong.</param>
internal sealed record SpectralClaim(SpectralTrait Trait, bool OfLocked, string Otherwise);
