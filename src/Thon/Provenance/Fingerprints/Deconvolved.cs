namespace Thon.Provenance.Fingerprints;

/// <summary>
/// What deconvolution leaves: power falls soon, and to next to nothing. How it falls follows the defocus and the specimen as much as the filter, so that a spectrum does not tell for certain
/// which filter it was.
/// </summary>
internal static class Deconvolved
{
    // Of the filters in use the gentlest falls by 2.9 to 35 A, of those of raw images the steepest by 1; and a mere low-pass does not fall before its edge.
    private const double Spacing = 35;
    private const double FallThere = 2.5;
    private const double FallToFinest = 10;

    /// <summary>Power of two deconvolved files is compared down to this, in natural logarithms below the strongest. Beyond lie the first zeros of the CTF, at which a filter may end, wherever the defocus has them.</summary>
    public const double Compared = 8;

    /// <summary>Whether a file looks deconvolved.</summary>
    public static bool Is(SpectralProfile file, ProfileGrid grid)
    {
        var middle = file.Thirds[1];
        int place = Enumerable.Range(0, grid.Count).MinBy(i => Math.Abs(grid.SpacingAt(i) - Spacing));
        return middle[^1] < -FallToFinest && middle[place] < -FallThere;
    }
}
