namespace Thon.Correct;

/// <summary>Which moment of an exposure its damage is reckoned at.</summary>
public enum ExposurePoint
{
    /// <summary>Before the exposure: the prior dose alone.</summary>
    Start,

    /// <summary>Half way through.</summary>
    Middle,

    /// <summary>After the exposure, as IMOD reckons.</summary>
    End,
}
