using System.Collections.Immutable;
using Thon.Findings;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Formats;

/// <summary>
/// What one metadata file says about one tilt series, in this program's units and signs, whatever the file's; null wherever it says nothing. Every
/// dialect is read into one of these and written from one.
/// </summary>
/// <param name="FileName">Where it comes from, for messages.</param>
/// <param name="Name">The name of the series.</param>
/// <param name="Tilts">One entry a row, in the file's order; empty where the file tells of the series only.</param>
/// <param name="Findings">Leniencies of reading.</param>
public sealed record SeriesDescription(string FileName, string? Name, ImmutableArray<TiltDescription> Tilts, FindingList Findings)
{
    /// <summary>Whether the file is one of ours, which names the axis of the stack itself and not of the series it was aligned from.</summary>
    public bool IsOurs { get; init; }

    /// <summary>Acceleration voltage.</summary>
    public Voltage? Voltage { get; init; }

    /// <summary>Spherical aberration.</summary>
    public Length? SphericalAberration { get; init; }

    /// <summary>Fraction of amplitude contrast.</summary>
    public double? AmplitudeContrast { get; init; }

    /// <summary>Pixel size of the tilt images.</summary>
    public Length? PixelSize { get; init; }

    /// <summary>Pixel size of the movies they were made from, where the file states both.</summary>
    public Length? MoviePixelSize { get; init; }

    /// <summary>Pixels a row of the tilt images.</summary>
    public int? Width { get; init; }

    /// <summary>Rows of the tilt images.</summary>
    public int? Height { get; init; }

    /// <summary>Tilt axis of the series as a whole, counter-clockwise from +y; that of the first tilt which states one.</summary>
    public Angle? TiltAxis { get; init; }

    /// <summary>Sense of the defocus gradient about <see cref="TiltAxis"/>, and about an upright axis where that is null; rlnTomoHand with its sign changed.</summary>
    public Hand? Hand { get; init; }

    /// <summary>Specimen tilt at stage angle zero.</summary>
    public Angle? TiltOffset { get; init; }

    /// <summary>Inclination along the axis, with the sign that the defocus plane gives it: minus <see cref="TiltAlignment.XTilt"/>.</summary>
    public Angle? XTilt { get; init; }

    /// <summary>Thickness of the specimen along the beam at zero tilt.</summary>
    public Length? SlabThickness { get; init; }

    /// <summary>Standard error of the tilt offset, or null where it was not fitted; our files only.</summary>
    public Angle? TiltOffsetSigma { get; init; }

    /// <summary>Standard error of the inclination along the axis, or null where it was not fitted; our files only.</summary>
    public Angle? XTiltSigma { get; init; }

    /// <summary>Standard error of the thickness, or null where it was not fitted; our files only.</summary>
    public Length? SlabThicknessSigma { get; init; }

    /// <summary>The thickness that a fit took where the images do not tell it, or null; our files only.</summary>
    public Length? ModelThickness { get; init; }

    /// <summary>What was done to the images; our files only.</summary>
    public DataType? DataType { get; init; }
}
