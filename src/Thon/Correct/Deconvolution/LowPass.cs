namespace Thon.Correct.Deconvolution;

/// <summary>Whether a deconvolution takes there to be signal beyond the first zero of the CTF.</summary>
public enum LowPass
{
    /// <summary>There is, as far as the fall-off says.</summary>
    None,

    /// <summary>The signal-to-noise ratio falls along a quarter of a cosine to nothing at the first zero.</summary>
    AtFirstZero,
}
