using Thon.Findings;

namespace Thon.Check.Files;

/// <summary>The amplitude contrast is near 0.07 or 0.1.</summary>
public static class UsualContrast
{
    private const double Low = 0.04, High = 0.15, Highest = 0.25;

    /// <summary>Finds other values, and such in per cent.</summary>
    public static IEnumerable<Finding> Find(FileClaims claims) =>
        StatedNumber.Of(claims, file => file.AmplitudeContrast, null, claims.Series?.Microscope.AmplitudeContrast).Select(Finding).OfType<Finding>();

    private static Finding? Finding(StatedNumber stated)
    {
        string found = FormattableString.Invariant($"{stated.Value:G4}");
        const string expected = "about 0.07 to 0.1";
        return stated.Value switch
        {
            >= Low and <= High => null,
            > 1 and <= 100 * Highest => Findings.Finding.Error("amplitude-contrast-unit", stated.File, null, found, expected, "This is in per cent, where a fraction is meant"),
            > High and <= Highest => Findings.Finding.Note("amplitude-contrast-unusual", stated.File, null, found, expected, "Right for stained or thick specimens"),
            _ => Findings.Finding.Warning("amplitude-contrast-unusual", stated.File, null, found, expected, "A wrong one moves the defocus: by 35 to 70 A from 0.07 to 0.1"),
        };
    }
}
