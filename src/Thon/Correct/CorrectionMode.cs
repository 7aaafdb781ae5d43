namespace Thon.Correct;

/// <summary>How the CTF is corrected.</summary>
public enum CorrectionMode
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>By the sign of the CTF: safe, nothing is amplified.</summary>
    Flip,

    /// <summary>By the CTF itself, for averaging programs that expect images weighted so.</summary>
    Multiply,

    /// <summary>By c / (c^2 + 1/SNR), the least expected error; for contrast.</summary>
    Wiener,
}
