using System.Collections.Immutable;
using System.Globalization;
using Thon.Findings;
using Thon.Formats.Mdoc;
using Thon.Tilts;

namespace Thon.Simulate;

/// <summary>The mdoc a microscope would have written for a simulated series: what was asked for, not what came out.</summary>
public static class SimulatedMdoc
{
    private static readonly DateTime Begin = new(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc);
    private const int SecondsPerTilt = 30;

    /// <summary>The mdoc of a series, in SerialEM's dialect.</summary>
    /// <param name="series">The series; every tilt has doses and a place in the order of acquisition.</param>
    /// <param name="stack">File name of the stack.</param>
    public static MdocFile Of(TiltSeries series, string stack) => new(
        stack + ".mdoc",
        [
            Number("PixelSpacing", series.PixelSize.Angstroms),
            Number("Voltage", series.Microscope.Voltage.Kilovolts),
            MdocEntry.Pair("ImageFile", stack),
            MdocEntry.Pair("ImageSize", $"{series.Width} {series.Height}"),
            MdocEntry.Title("SerialEM: simulated by Thon"),
            MdocEntry.Title(string.Create(CultureInfo.InvariantCulture, $"    Tilt axis angle = {series.Geometry!.Axis.Degrees:0.0##}, binning = 1  spot = 5  camera = 0")),
        ],
        [.. series.Tilts.Select(tilt => Section(series, tilt))],
        FindingList.Empty);

    private static MdocSection Section(TiltSeries series, Tilt tilt)
    {
        var taken = Begin.AddSeconds(SecondsPerTilt * tilt.Acquired!.Value);
        ImmutableArray<MdocEntry> entries =
        [
            Number("TiltAngle", tilt.Angle.Degrees),
            Number("ExposureDose", tilt.Dose!.Value.ElectronsPerSquareAngstrom),
            Number("PriorRecordDose", tilt.DoseBefore!.Value.ElectronsPerSquareAngstrom),
            Number("PixelSpacing", series.PixelSize.Angstroms),
            // SerialEM counts underfocus negative, and the axis from +x.
            Number("TargetDefocus", -tilt.NominalDefocus!.Value.Micrometers),
            Number("RotationAngle", series.Geometry!.Axis.Degrees + 90),
            MdocEntry.Pair("DateTime", taken.ToString("dd-MMM-yyyy  HH:mm:ss", CultureInfo.InvariantCulture)),
        ];
        return new("ZValue", tilt.Section.ToString(CultureInfo.InvariantCulture), entries);
    }

    private static MdocEntry Number(string key, double value) =>
        MdocEntry.Pair(key, Math.Round(value, 6).ToString(CultureInfo.InvariantCulture));
}
