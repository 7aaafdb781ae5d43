namespace Thon.Estimate;

/// <summary>When rings are believed, and how far a fit may go from where the search saw them.</summary>
internal static class RingThresholds
{
    /// <summary>Gain in log likelihood that the best of all defoci must reach for rings to be believed. Structureless noise reaches about 6.</summary>
    public const double SmallestGain = 25;

    /// <summary>The same where other tilts already say about where the defocus is, so that chance has less to choose from.</summary>
    public const double SmallestGainInSeries = 12;

    // From the nearest defocus of the search to the maximum, with room for an astigmatism the search does not know, angstrom; one ring of the finest spacing
    // searched is shorter.
    private const double FarthestMove = 1500;

    /// <summary>Whether a fit stayed in the range searched and near where it started.</summary>
    /// <param name="start">Where it started, angstrom.</param>
    /// <param name="defocus">Where it ended, angstrom; false where that is no number.</param>
    /// <param name="settings">The range of defoci, and whether the phase was fitted, which moves the defocus with it.</param>
    public static bool IsCredible(double start, double defocus, EstimationSettings settings)
    {
        double farthest = settings.Phase == PhaseModel.Stated ? FarthestMove : 2 * FarthestMove;
        return defocus > settings.LowestDefocus.Angstroms / 2 && defocus < settings.HighestDefocus.Angstroms + farthest && Math.Abs(defocus - start) < farthest;
    }
}
