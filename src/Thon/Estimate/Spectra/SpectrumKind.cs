namespace Thon.Estimate.Spectra;

/// <summary>What the pixels of a spectrum are.</summary>
public enum SpectrumKind
{
    /// <summary>Averages of so much that their scatter does not tell; they are fitted as they are, since splines leave the places of the rings alone.</summary>
    Unknown,

    /// <summary>Power, |F|^2.</summary>
    Power,

    /// <summary>Amplitude, |F|; it is squared before it is fitted.</summary>
    Amplitude,
}
