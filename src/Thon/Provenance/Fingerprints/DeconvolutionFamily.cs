namespace Thon.Provenance.Fingerprints;

/// <summary>
/// Which of the usual filters a deconvolved file was not filtered by. Where the signal-to-noise ratio assumed is a hundredth, power falls sooner: isonet's by 4 and more from 60 to 26 A, the others' by 3.4 and less.
/// Of the others only membrain's leaves nothing beyond the first zero of the CTF; but where that lies finer than 17 A its end looks like a fall, so that nothing is concluded from it. Warp's and tom's are next to one. Set on series of 1.5 to 6 um that the study of data types does not report on.
/// </summary>
internal static class DeconvolutionFamily
{
    // Spacings in angstrom, and the fall of log power from the one to the other.
    private const double Coarse = 60;
    private const double Fine = 26;
    private const double MostOfGentle = 3.4;
    private const double LeastOfSteep = 4;

    // Fall of log power over half an octave; more is the end of a filter.
    private const double MostOfFall = 8.6;

    /// <summary>Why the file must have been filtered otherwise than the locked ones; null where nothing tells so.</summary>
    /// <param name="locked">The locked files, all deconvolved.</param>
    /// <param name="found">The file, deconvolved.</param>
    /// <param name="grid">Where they are compared.</param>
    public static string? Objection(SpectralProfile[] locked, SpectralProfile found, ProfileGrid grid)
    {
        if (IsSteep(found, grid) && locked.All(file => FallOf(file, grid) < MostOfGentle))
            return "looks deconvolved by a filter that takes the signal for weak, as isonet's does; the locked data by one that takes it for strong, as those of warp, tom and membrain do";
        if (FallOf(found, grid) < MostOfGentle && locked.All(file => IsSteep(file, grid)))
            return "looks deconvolved by a filter that takes the signal for strong, as those of warp, tom and membrain do; the locked data by one that takes it for weak, as isonet's does";
        return null;
    }

    // At high defocus the end of membrain's filter lies between the two spacings; that is no fall.
    private static bool IsSteep(SpectralProfile file, ProfileGrid grid) => FallOf(file, grid) > LeastOfSteep && DropOf(file) < MostOfFall;

    private static double FallOf(SpectralProfile file, ProfileGrid grid) => At(file, grid, Coarse) - At(file, grid, Fine);

    private static double DropOf(SpectralProfile file) => file.Thirds[1].Zip(file.Thirds[1].Skip(1), (coarse, fine) => coarse - fine).Max();

    // Straight in the logarithm of the spacing between the points of the grid, and level beyond them.
    private static double At(SpectralProfile file, ProfileGrid grid, double spacing)
    {
        var middle = file.Thirds[1];
        int next = Enumerable.Range(0, grid.Count).FirstOrDefault(i => grid.SpacingAt(i) <= spacing, grid.Count - 1);
        if (next == 0 || grid.SpacingAt(next) > spacing) return middle[next];
        double part = Math.Log(grid.SpacingAt(next - 1) / spacing) / Math.Log(grid.SpacingAt(next - 1) / grid.SpacingAt(next));
        return middle[next - 1] + part * (middle[next] - middle[next - 1]);
    }
}
