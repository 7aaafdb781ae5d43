namespace Thon.Correct.Deconvolution;

/// <summary>What the number of a high-pass counts.</summary>
public enum HighPassUnit
{
    /// <summary>The spacing whose frequency is half way up, in angstrom; the plateau begins at twice that frequency.</summary>
    Angstrom,

    /// <summary>Where the plateau begins, as a fraction of the Nyquist frequency.</summary>
    FractionOfNyquist,

    /// <summary>Where the plateau begins, in cycles/pixel.</summary>
    CyclesPerPixel,
}
