namespace Thon.Estimate;

/// <summary>Where each number stands in the equations of one tilt: first those that only this tilt knows, then those the series is asked about.</summary>
internal static class LocalIndex
{
    /// <summary>Splines of the logarithm of the background.</summary>
    public const int BackgroundCount = SpectrumTrend.SplineCount;

    /// <summary>Splines of the logarithm of the contrast.</summary>
    public const int ContrastCount = 7;

    /// <summary>First spline of the background.</summary>
    public const int Background = 0;

    /// <summary>First spline of the contrast.</summary>
    public const int Contrast = Background + BackgroundCount;

    /// <summary>How many numbers only the tilt itself knows.</summary>
    public const int OwnCount = Contrast + ContrastCount;

    /// <summary>Mean defocus, angstrom.</summary>
    public const int Defocus = OwnCount;

    /// <summary>Phase, radian.</summary>
    public const int Phase = Defocus + 1;

    /// <summary>Astigmatism, cosine, angstrom.</summary>
    public const int AstigmatismCosine = Phase + 1;

    /// <summary>Astigmatism, sine, angstrom.</summary>
    public const int AstigmatismSine = AstigmatismCosine + 1;

    /// <summary>Logarithm of the thickness in angstrom.</summary>
    public const int LogThickness = AstigmatismSine + 1;

    /// <summary>Slope of the defocus along x.</summary>
    public const int SlopeX = LogThickness + 1;

    /// <summary>Slope of the defocus along y.</summary>
    public const int SlopeY = SlopeX + 1;

    /// <summary>First coefficient of the contrast's shape that the tilts share.</summary>
    public const int Shape = SlopeY + 1;

    /// <summary>How many numbers there are.</summary>
    public const int Count = Shape + ContrastCount;

    /// <summary>How many of them the series is asked about.</summary>
    public const int SharedCount = Count - OwnCount;
}
