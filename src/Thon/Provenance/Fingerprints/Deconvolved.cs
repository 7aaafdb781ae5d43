namespace Thon.Provenance.Fingerprints;

/// <summary>
/// What deconvolution leaves: power falls soon, and to next to nothing. How it falls follows the defocus and the specimen as much as the filter; which filter it was is found elsewhere.
/// </summary>
internal static class Deconvolved
{
    // Of the filters in use the gentlest falls by 2 to 35 A, of those of raw images the steepest by 1; and a mere low-pass does not fall before its edge.
    private const double Spacing = 35;
    private const double FallThere = 1.6;
    private const double FallToFinest = 10;

    /// <summary>Power of two deconvolved files is compared down to this, in natural logarithms below the strongest. Beyond lie the first zeros of the CTF, at which a filter may end, wherever the defocus has them.</summary>
    public const double Compared = 8;

    /// <summary>Whether a file looks deconvolved.</summary>
    public static bool Is(SpectralProfile file, ProfileGrid grid)
    {
        var middle = file.Thirds[1];
        return middle[^1] < -FallToFinest && At(middle, grid, Spacing) < -FallThere;
    }

    // Straight in the logarithm of the spacing between the points of the grid, and level beyond them.
    private static double At(IReadOnlyList<double> profile, ProfileGrid grid, double spacing)
    {
        int next = Enumerable.Range(0, grid.Count).FirstOrDefault(i => grid.SpacingAt(i) <= spacing, grid.Count - 1);
        if (next == 0 || grid.SpacingAt(next) > spacing) return profile[next];
        double part = Math.Log(grid.SpacingAt(next - 1) / spacing) / Math.Log(grid.SpacingAt(next - 1) / grid.SpacingAt(next));
        return profile[next - 1] + part * (profile[next] - profile[next - 1]);
    }
}
