using Thon.Units;

namespace Thon.Formats.Warp;

/// <summary>Warp's fit for the series as a whole, its CTF; null wherever it says nothing.</summary>
/// <param name="Defocus">Mean defocus, underfocus positive.</param>
/// <param name="Astigmatism">U - V.</param>
/// <param name="AstigmatismAngle">Direction of U.</param>
/// <param name="PhaseShift">Phase shift.</param>
public sealed record WarpCtf(Length? Defocus, Length? Astigmatism, Angle? AstigmatismAngle, Angle? PhaseShift)
{
    /// <summary>Acceleration voltage.</summary>
    public Voltage? Voltage { get; init; }

    /// <summary>Cs.</summary>
    public Length? SphericalAberration { get; init; }

    /// <summary>Fraction of amplitude contrast.</summary>
    public double? AmplitudeContrast { get; init; }

    /// <summary>Pixel size of the binned images.</summary>
    public Length? PixelSize { get; init; }

    /// <summary>Thickness of the specimen; zero where Warp fitted none.</summary>
    public Length? Thickness { get; init; }
}
