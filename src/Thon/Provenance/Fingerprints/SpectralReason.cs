namespace Thon.Provenance.Fingerprints;

/// <summary>What a spectrum looks like beside those of locked files.</summary>
/// <param name="Words">The reason in words.</param>
/// <param name="Claim">What it says of the locked files; null where that is nothing.</param>
internal sealed record SpectralReason(string Words, SpectralClaim? Claim = null);
