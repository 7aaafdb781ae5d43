namespace Thon.Tilts;

/// <summary>Where a tilt's defocus comes from.</summary>
public enum DefocusSource
{
    /// <summary>Fitted to this tilt's own image.</summary>
    Fit,

    /// <summary>Predicted from the other tilts, since this tilt's image shows no rings.</summary>
    Predicted,

    /// <summary>Set by a person who looked at the fit; it counts like a known one, and nobody knows its errors.</summary>
    Manual,
}
