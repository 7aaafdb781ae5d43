using Thon.Estimate;
using Thon.Estimate.Diagnosis;
using Thon.Findings;

namespace Thon.Pipeline.Inspection;

/// <summary>Whether a ring that somebody pointed at can be meant.</summary>
internal static class RingCheck
{
    // Parts of the lowest and of the highest defocus that the series was searched over. Beyond, a wrong zero was taken, or none was there.
    private const double BelowLowest = 0.5, AboveHighest = 1.5;

    /// <summary>Refuses a place at which the picture is blank.</summary>
    /// <param name="diagnosis">What there is to see of the tilt; null where that is nothing.</param>
    /// <param name="k">The place, cycles/angstrom.</param>
    /// <param name="file">The STAR file, for messages.</param>
    /// <param name="section">The section, for messages.</param>
    /// <exception cref="BadInputException">It is blank there.</exception>
    public static void RequireSeen(TiltDiagnosis? diagnosis, double k, string file, int section)
    {
        if (diagnosis is not null && SeenRange.Of(diagnosis) is { } seen && !seen.Holds(k)) throw new BadInputException(InspectionFindings.BlankRing(file, section, k, seen));
    }

    /// <summary>Refuses a defocus far from those that the series was searched over.</summary>
    /// <param name="trial">The numbers that the ring gives.</param>
    /// <param name="settings">How the series was estimated.</param>
    /// <param name="file">The STAR file, for messages.</param>
    /// <param name="section">The section, for messages.</param>
    /// <exception cref="BadInputException">It is far.</exception>
    public static void RequireNear(TiltTrial trial, EstimationSettings settings, string file, int section)
    {
        double found = trial.Defocus.Mean.Angstroms, lowest = BelowLowest * settings.LowestDefocus.Angstroms, highest = AboveHighest * settings.HighestDefocus.Angstroms;
        if (!(found >= lowest && found <= highest)) throw new BadInputException(InspectionFindings.FarRing(file, section, found, lowest, highest));
    }
}
