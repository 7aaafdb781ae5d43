namespace Thon.Pipeline;

/// <summary>How the CTF is corrected.</summary>
public enum CorrectionMode
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>By the sign of the CTF: safe, nothing is lost or amplified.</summary>
    Flip,
}
