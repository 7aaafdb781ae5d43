namespace Thon.Correct;

/// <summary>What else a dose weight is multiplied by, at all frequencies, zero included.</summary>
public enum TiltFactor
{
    /// <summary>By nothing.</summary>
    None,

    /// <summary>By the cosine of the image's own tilt angle: what its longer way through the specimen leaves of it. A tilt offset of the specimen does not count.</summary>
    Cosine,
}
