using System.Collections.Immutable;
using Thon.Optics;
using Thon.Tilts;
using Thon.Units;

namespace Thon.Provenance.Numbers;

/// <summary>A tilt series in a record: every number its images were filtered with, exactly. Units stand in the names; null is what nobody knew.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Width">Pixels a row.</param>
/// <param name="Height">Rows of an image.</param>
/// <param name="PixelSizeAngstroms">Pixel size.</param>
/// <param name="Volts">Acceleration voltage.</param>
/// <param name="SphericalAberrationAngstroms">Cs.</param>
/// <param name="AmplitudeContrast">Fraction of amplitude contrast.</param>
/// <param name="AxisRadians">Tilt axis, counter-clockwise from +y.</param>
/// <param name="Hand">+1 or -1, see <see cref="Tilts.Hand"/>.</param>
/// <param name="TiltOffsetRadians">Added to every tilt angle.</param>
/// <param name="XTiltRadians">Inclination along the axis.</param>
/// <param name="ThicknessAngstroms">Thickness of the specimen.</param>
/// <param name="DataType">What had been done to the images, as in labels.</param>
/// <param name="Tilts">The images, in the order of the stack.</param>
public sealed record SeriesNumbers(
    string Name,
    int Width,
    int Height,
    double PixelSizeAngstroms,
    double? Volts,
    double? SphericalAberrationAngstroms,
    double? AmplitudeContrast,
    double? AxisRadians,
    int? Hand,
    double? TiltOffsetRadians,
    double? XTiltRadians,
    double? ThicknessAngstroms,
    ImmutableArray<string> DataType,
    ImmutableArray<TiltNumbers> Tilts)
{
    /// <summary>The numbers of a series.</summary>
    public static SeriesNumbers Of(TiltSeries series) => new(
        series.Name,
        series.Width,
        series.Height,
        series.PixelSize.Angstroms,
        Known(series.Microscope.Voltage.Volts),
        Known(series.Microscope.SphericalAberration.Angstroms),
        Known(series.Microscope.AmplitudeContrast),
        series.Geometry?.Axis.Radians,
        series.Geometry is { } geometry ? geometry.Hand == Thon.Tilts.Hand.Plus ? 1 : -1 : null,
        series.Geometry?.TiltOffset.Radians,
        series.Geometry?.XTilt.Radians,
        series.SlabThickness?.Angstroms,
        series.DataType.Steps,
        [.. series.Tilts.Select(TiltNumbers.Of)]);

    /// <summary>The series these numbers are of.</summary>
    public TiltSeries ToSeries() => new(
        Name,
        Width,
        Height,
        new(PixelSizeAngstroms),
        new Microscope(new(Volts ?? double.NaN), new(SphericalAberrationAngstroms ?? double.NaN), AmplitudeContrast ?? double.NaN),
        Geometry,
        [.. Tilts.Select(tilt => tilt.ToTilt())],
        new(DataType),
        ThicknessAngstroms is { } thickness ? new Length(thickness) : null);

    private TiltGeometry? Geometry => (AxisRadians, Hand) is ({ } axis, { } hand)
        ? new(new(axis), hand > 0 ? Thon.Tilts.Hand.Plus : Thon.Tilts.Hand.Minus, new(TiltOffsetRadians ?? 0), new(XTiltRadians ?? 0))
        : null;

    // Optics nobody needs are not a number, which JSON has no word for.
    private static double? Known(double number) => double.IsFinite(number) ? number : null;
}
