using System.Collections.Immutable;
using Thon.Optics;
using Thon.Units;

namespace Thon.Tilts;

/// <summary>A tilt series and everything that is known about it, images apart.</summary>
/// <param name="Name">Its name, which its files carry.</param>
/// <param name="Width">Pixels a row.</param>
/// <param name="Height">Rows of an image.</param>
/// <param name="PixelSize">Pixel size, above zero.</param>
/// <param name="Microscope">The optics.</param>
/// <param name="Geometry">Axis and hand, or null before they are known.</param>
/// <param name="Tilts">One entry a section, in the order of the stack.</param>
/// <param name="DataType">What has been done to the images.</param>
/// <param name="SlabThickness">Thickness of the specimen along the beam at zero tilt, or null where it is not known.</param>
public sealed record TiltSeries(
    string Name,
    int Width,
    int Height,
    Length PixelSize,
    Microscope Microscope,
    TiltGeometry? Geometry,
    ImmutableArray<Tilt> Tilts,
    DataType DataType,
    Length? SlabThickness = null)
{
    /// <summary>Standard error of the thickness, or null where it was not fitted.</summary>
    public Length? SlabThicknessSigma { get; init; }

    /// <summary>
    /// The thickness that the fit took where the images do not tell it; null where they do, and where nothing was fitted. It says how the fit damped the rings, and nothing about the specimen.
    /// </summary>
    public Length? ModelThickness { get; init; }

    /// <summary>Standard error of the geometry's tilt offset, or null where it was not fitted.</summary>
    public Angle? TiltOffsetSigma { get; init; }

    /// <summary>Standard error of the geometry's X-tilt, or null where it was not fitted.</summary>
    public Angle? XTiltSigma { get; init; }

    /// <summary>Whether pixel size, voltage, Cs and amplitude contrast are known, so that a CTF can be computed.</summary>
    public bool HasOptics =>
        double.IsFinite(PixelSize.Angstroms) && double.IsFinite(Microscope.Voltage.Volts) && double.IsFinite(Microscope.SphericalAberration.Angstroms) && double.IsFinite(Microscope.AmplitudeContrast);
}
