using Thon.Tilts;
using Thon.Units;

namespace Thon.Cli;

/// <summary>What a user says about the data; null where nothing was said, so that files may tell.</summary>
internal sealed record MetadataArguments
{
    /// <summary>Path of an mdoc, or <c>none</c>.</summary>
    public string? Mdoc { get; init; }

    /// <summary>Path of a list of tilt angles.</summary>
    public string? TiltAngles { get; init; }

    /// <summary>Tilt axis, counter-clockwise from +y; null also for <c>auto</c>.</summary>
    public Angle? TiltAxis { get; init; }

    /// <summary>Hand; null also for <c>auto</c>.</summary>
    public Hand? Hand { get; init; }

    /// <summary>Pixel size; above 0, at most 100 angstrom.</summary>
    public Length? PixelSize { get; init; }

    /// <summary>Acceleration voltage; 60 to 1000 kV.</summary>
    public Voltage? Voltage { get; init; }

    /// <summary>Spherical aberration; 0 to 10 mm.</summary>
    public Length? SphericalAberration { get; init; }

    /// <summary>Fraction of amplitude contrast; 0 to 1.</summary>
    public double? AmplitudeContrast { get; init; }

    /// <summary>Exposure of each image; above 0.</summary>
    public Dose? Dose { get; init; }

    /// <summary>The order of acquisition, as it was written.</summary>
    public string? DoseOrder { get; init; }

    /// <summary>Path of a list of exposures.</summary>
    public string? DoseFile { get; init; }
}
