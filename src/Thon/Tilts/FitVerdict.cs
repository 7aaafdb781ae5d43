namespace Thon.Tilts;

/// <summary>Whether the fit of a tilt may be relied on.</summary>
public enum FitVerdict
{
    /// <summary>Its rings are clear and its defocus is known well enough for what the images show.</summary>
    Good,

    /// <summary>There are rings, but its defocus rests on few of them or is not known well; look at it.</summary>
    Weak,

    /// <summary>It could not be fitted; its defocus is the series' prediction.</summary>
    Failed,
}
