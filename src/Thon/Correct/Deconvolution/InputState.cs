namespace Thon.Correct.Deconvolution;

/// <summary>Whether the signs of the CTF are still in images, or in a volume that was made of them.</summary>
public enum InputState
{
    /// <summary>Not corrected: the CTF is divided by with its sign.</summary>
    Raw,

    /// <summary>Corrected by sign: the magnitude of the CTF is divided by, so that nothing is flipped back.</summary>
    Flipped,
}
