namespace Thon.Report;

/// <summary>How a tilt stands in reports; the worst first, and last what nobody asks about.</summary>
public enum TiltStanding
{
    /// <summary>It could not be fitted.</summary>
    Failed,

    /// <summary>Its fit rests on few rings.</summary>
    Weak,

    /// <summary>Nobody judged it, or it has no defocus.</summary>
    Unjudged,

    /// <summary>Somebody set its defocus by hand.</summary>
    Manual,

    /// <summary>Its fit is good.</summary>
    Good,

    /// <summary>It is left out of the series.</summary>
    Excluded,
}
