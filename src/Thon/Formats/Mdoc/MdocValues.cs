using Thon.Units;

namespace Thon.Formats.Mdoc;

/// <summary>What the lines of an mdoc have to say for a description to be in it.</summary>
internal static class MdocValues
{
    private const double QuarterTurnDegrees = 90;

    /// <summary>Of the series as a whole, in the order of SerialEM.</summary>
    internal static IEnumerable<MdocValue> OfSeries(SeriesDescription series) => new[]
    {
        series.PixelSize is { } pixel ? MdocValue.Number("PixelSpacing", pixel.Angstroms) : null,
        series.Voltage is { } voltage ? MdocValue.Number("Voltage", voltage.Kilovolts) : null,
        series is { Width: { } width, Height: { } height } ? MdocValue.Pair("ImageSize", width, height) : null,
    }.OfType<MdocValue>();

    /// <summary>Of one image. Underfocus is negative in an mdoc.</summary>
    internal static IEnumerable<MdocValue> OfTilt(SeriesDescription series, TiltDescription tilt) => new[]
    {
        tilt.TiltAngle is { } angle ? MdocValue.Number("TiltAngle", angle.Degrees) : null,
        tilt.Dose is { } dose ? MdocValue.Number("ExposureDose", dose.ElectronsPerSquareAngstrom) : null,
        series.PixelSize is { } pixel ? MdocValue.Number("PixelSpacing", pixel.Angstroms) : null,
        tilt.NominalDefocus is { } target ? MdocValue.Number("TargetDefocus", -target.Micrometers) : null,
        tilt.DoseBefore is { } before ? MdocValue.Number("PriorRecordDose", before.ElectronsPerSquareAngstrom) : null,
        tilt.Movie is { } movie ? MdocValue.Path("SubFramePath", movie) : null,
    }.OfType<MdocValue>();

    /// <summary>The rotation of the images, which SerialEM counts from +x.</summary>
    internal static MdocValue Rotation(Angle axis) => MdocValue.Number("RotationAngle", axis.Degrees + QuarterTurnDegrees);
}
