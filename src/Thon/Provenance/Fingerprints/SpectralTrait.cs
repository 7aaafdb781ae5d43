namespace Thon.Provenance.Fingerprints;

/// <summary>What a step leaves in a spectrum that can be told from it.</summary>
internal enum SpectralTrait
{
    /// <summary>Power falls soon and to next to nothing, as after a deconvolution.</summary>
    Deconvolved,

    /// <summary>Nothing is left beyond an edge, as after a low-pass.</summary>
    Cut,

    /// <summary>Some sections fall far more than others, as under a dose weight.</summary>
    Weighted,

    /// <summary>The zeros of the CTF are deep, as after a multiplication by it or a Wiener filter.</summary>
    Zeros,
}
