using System.Globalization;
using Thon.Findings;
using Thon.Tilts;

namespace Thon.Formats.Ctffind;

/// <summary>What a table of CTFFIND or AreTomo says about a series, in this program's units and signs.</summary>
public static class CtffindDescription
{
    /// <summary>What a table says: a row for each image, the section from its number.</summary>
    /// <param name="table">The table.</param>
    public static SeriesDescription Of(CtffindTable table)
    {
        var (hand, doubt) = HandOf(table);
        return new(
            table.Name, null, [.. table.Rows.Select((row, i) => new TiltDescription(i, row.Number - 1) { Estimate = Estimate(row) })],
            table.Findings.AddRange(new[] { doubt, Unused(table) }.OfType<Finding>()))
        {
            PixelSize = table.PixelSize,
            Voltage = table.Voltage,
            SphericalAberration = table.SphericalAberration,
            AmplitudeContrast = table.AmplitudeContrast,
            Hand = hand,
        };
    }

    private static DefocusEstimate Estimate(CtffindRow row) => new(row.Defocus, row.PhaseShift, Resolution: row.Resolution, Score: row.Score);

    // AreTomo's dfHand is that of RELION: minus ours. It writes one for the series into every row.
    private static (Hand? Hand, Finding? Doubt) HandOf(CtffindTable table)
    {
        int[] stated = [.. table.Rows.Select(row => row.DefocusHand).OfType<int>().Distinct()];
        if (stated.Length == 1) return ((Hand)(-stated[0]), null);
        return (null, stated.Length == 0 ? null : Finding.Warning(
            "ctffind-hands", table.Name, "column 8", "dfHand 1 in some rows and -1 in others", "one for the series", "It is not used."));
    }

    // An image's own estimate of its tilt is no stage angle to match rows by, and a thickness along a beam of unknown tilt is not that of the slab.
    private static Finding? Unused(CtffindTable table)
    {
        int tilted = table.Rows.Count(row => row.TiltAngle is not null), thick = table.Rows.Count(row => row.Thickness is not null);
        return tilted + thick == 0 ? null : Finding.Note(
            "ctffind-tilt", table.Name, "columns 8 to 10",
            string.Create(CultureInfo.InvariantCulture, $"tilts estimated from {tilted} images, and thicknesses from {thick}"), null, "They are not used: tilt angles are those of the stage.");
    }
}
