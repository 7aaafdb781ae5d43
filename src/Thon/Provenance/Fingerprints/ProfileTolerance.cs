namespace Thon.Provenance.Fingerprints;

/// <summary>
/// How far the log power of files of one data type may differ. Towards coarse spacings specimens differ, and where the first zero of the CTF lies; what is fine is noise, and next to the same.
/// Set on simulated series that the study of data types does not report on.
/// </summary>
internal static class ProfileTolerance
{
    // Spacing in angstrom and tolerance there; between them its logarithm runs straight in that of the spacing.
    private static readonly (double Spacing, double Tolerance)[] Knots = [(6, 0.09), (10, 0.14), (20, 0.35), (40, 0.8), (150, 1.8)];

    // Doses, defoci and signal-to-noise ratios that differ by some per cent change a fall by as much.
    private const double OfFall = 0.05;

    /// <summary>The tolerance of every point of a profile that is to be as the given one, which has 0 where it is strongest.</summary>
    public static double[] Of(double[] profile, ProfileGrid grid) => [.. profile.Select((log, i) => At(grid.SpacingAt(i)) - OfFall * log)];

    private static double At(double spacing)
    {
        if (spacing <= Knots[0].Spacing) return Knots[0].Tolerance;
        for (int i = 1; i < Knots.Length; i++)
            if (spacing < Knots[i].Spacing)
            {
                double part = Math.Log(spacing / Knots[i - 1].Spacing) / Math.Log(Knots[i].Spacing / Knots[i - 1].Spacing);
                return Knots[i - 1].Tolerance * Math.Pow(Knots[i].Tolerance / Knots[i - 1].Tolerance, part);
            }
        return Knots[^1].Tolerance;
    }
}
