using System.Globalization;
using Xunit;

namespace Thon.BrowserTests;

/// <summary>Whether a page shows what a STAR file says.</summary>
internal static class StarNumbers
{
    // The fields of a page, and the columns they come from.
    private static readonly (string Field, string Column)[] Same =
    [
        ("tiltDegrees", "rlnTomoNominalStageTiltAngle"), ("defocusUAngstroms", "rlnDefocusU"), ("defocusVAngstroms", "rlnDefocusV"), ("defocusAngleDegrees", "rlnDefocusAngle"),
        ("phaseDegrees", "rlnPhaseShift"), ("doseBefore", "rlnMicrographPreExposure"),
    ];

    // Zero stands for a number that is not known.
    private static readonly (string Field, string Column)[] SameOrUnknown =
    [
        ("sigmaAngstroms", "thonDefocusSigma"), ("resolutionAngstroms", "rlnCtfMaxResolution"), ("score", "rlnCtfFigureOfMerit"),
    ];

    /// <summary>Compares every number of every tilt; equal is equal to the last digit.</summary>
    /// <param name="star">The file.</param>
    /// <param name="shown">The value shown for a section and a field.</param>
    public static async Task AssertShown(string star, Func<int, string, Task<string?>> shown)
    {
        var rows = StarTable.Rows(star);
        for (int section = 0; section < rows.Count; section++)
        {
            foreach (var (field, column) in Same) Assert.Equal(rows[section].Number(column), Number(await shown(section, field)));
            foreach (var (field, column) in SameOrUnknown) Assert.Equal(rows[section].Number(column), Number(await shown(section, field)) ?? 0);
            Assert.Equal(rows[section]["thonDefocusSource"], await shown(section, "source"));
        }
    }

    private static double? Number(string? text) => string.IsNullOrEmpty(text) ? null : double.Parse(text, CultureInfo.InvariantCulture);
}
