namespace Thon.Simulate;

/// <summary>What an image of a simulated section shows.</summary>
public enum Rendering
{
    /// <summary>Counts with shot noise, as a camera delivers them.</summary>
    Counts,

    /// <summary>The counts expected in every pixel: the same image without shot noise.</summary>
    Expected,

    /// <summary>The expected counts if the CTF were 1 everywhere; envelope and damage still act. It is the truth a correction is judged by.</summary>
    WithoutCtf,
}
