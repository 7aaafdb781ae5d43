using Thon.Findings;

namespace Thon.Check.Files;

/// <summary>Defoci are so large as tomography needs them; where they would be in another unit, that unit is named.</summary>
public static class DefocusUnit
{
    // Tilt series are recorded from about here to here; Volta phase plates go down to a tenth of the lower one.
    private const double LowAngstroms = 3000, HighAngstroms = 300000;

    private const double InMicrometers = 1e4, InNanometers = 10;

    // A defocus this near to what was asked for is right, however small.
    private const double NearTarget = 2;

    /// <summary>Finds defoci that make sense in another unit only.</summary>
    public static IEnumerable<Finding> Find(FileClaims claims)
    {
        foreach (var file in claims.Descriptions)
        {
            double[] defoci = DescribedDefoci.Of(file);
            if (defoci.Length == 0) continue;
            double median = Math.Abs(Median.Of(defoci));
            bool isAsAsked = DescribedDefoci.Target(claims, file) is { } target && median >= target / NearTarget && median <= target * NearTarget;
            if (!isAsAsked && Finding(file.FileName, median) is { } finding) yield return finding;
        }
    }

    private static Finding? Finding(string file, double median)
    {
        string found = FormattableString.Invariant($"a median defocus of {median:G5} A");
        const string expected = "about 0.3 to 30 um";
        if (Fits(median)) return null;
        if (Fits(median * InMicrometers)) return Findings.Finding.Error("defocus-unit", file, null, found, expected, "These numbers are micrometres in a file that is to hold angstrom");
        if (Fits(median * InNanometers)) return Findings.Finding.Warning("defocus-unit", file, null, found, expected, "These numbers may be nanometres in a file that is to hold angstrom");
        return Fits(median / InNanometers) ? Findings.Finding.Error("defocus-unit", file, null, found, expected, "These numbers are angstroms in a file that is to hold nanometres") : null;
    }

    private static bool Fits(double angstroms) => angstroms is >= LowAngstroms and <= HighAngstroms;
}
