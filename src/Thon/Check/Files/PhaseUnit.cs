using Thon.Findings;

namespace Thon.Check.Files;

/// <summary>Phase shifts are as large as phase plates make them, or zero.</summary>
public static class PhaseUnit
{
    // A phase plate that does anything shifts by more degrees than half a turn has radians; what is fitted as nothing scatters about zero and is smaller than the lower one.
    private const double LeastDegrees = 0.05, MostAsRadian = 3.2;

    // Half a turn; fits give no more. Degrees read as radians are far beyond.
    private const double MostDegrees = 181;

    /// <summary>Finds phase shifts in another unit.</summary>
    public static IEnumerable<Finding> Find(FileClaims claims)
    {
        foreach (var file in claims.Descriptions)
        {
            double[] phases = [.. file.Tilts.Select(row => row.Estimate?.PhaseShift.Degrees).OfType<double>().Select(Math.Abs).Where(phase => phase > LeastDegrees)];
            if (phases.Length == 0) continue;
            double median = Median.Of(phases);
            string found = FormattableString.Invariant($"a median phase shift of {median:G4} degrees");
            if (median > MostDegrees)
                yield return Finding.Warning("phase-unit", file.FileName, null, found, "between -180 and 180 degrees", "These numbers are degrees in a file that is to hold radians");
            else if (phases.Max() <= MostAsRadian)
                yield return Finding.Warning("phase-unit", file.FileName, null, found, "tens of degrees, or none", "These numbers may be radians, or units of pi, in a file that is to hold degrees");
        }
    }
}
