using System.Globalization;
using Thon.Findings;
using Thon.Tilts;

namespace Thon.Formats.Ctffind;

/// <summary>What a table of CTFFIND says about a series, in this program's units and signs.</summary>
public static class CtffindDescription
{
    /// <summary>What a table says: a row for each image, the section from its number.</summary>
    /// <param name="table">The table.</param>
    public static SeriesDescription Of(CtffindTable table) =>
        new(
            table.Name, null, [.. table.Rows.Select((row, i) => new TiltDescription(i, row.Number - 1) { Estimate = Estimate(row) })],
            table.Findings.AddRange(new[] { Unused(table) }.OfType<Finding>()))
        {
            PixelSize = table.PixelSize,
            Voltage = table.Voltage,
            SphericalAberration = table.SphericalAberration,
            AmplitudeContrast = table.AmplitudeContrast,
        };

    private static DefocusEstimate Estimate(CtffindRow row) => new(row.Defocus, row.PhaseShift, Resolution: row.Resolution, Score: row.Score);

    // An image's own estimate of its tilt is no stage angle to match rows by, and a thickness along a beam of unknown tilt is not that of the slab.
    private static Finding? Unused(CtffindTable table)
    {
        int tilted = table.Rows.Count(row => row.TiltAngle is not null), thick = table.Rows.Count(row => row.Thickness is not null);
        return tilted + thick == 0 ? null : Finding.Note(
            "ctffind-tilt", table.Name, "columns 8 to 10",
            string.Create(CultureInfo.InvariantCulture, $"tilts estimated from {tilted} images, and thicknesses from {thick}"), null, "They are not used: tilt angles are those of the stage.");
    }
}
