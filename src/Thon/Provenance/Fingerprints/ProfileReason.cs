namespace Thon.Provenance.Fingerprints;

/// <summary>What makes a spectrum another one: of what each step does to spectra, the most telling.</summary>
internal static class ProfileReason
{
    // Fall of the third that falls most over that of the third that falls least, in natural logarithms: raw tilts differ by less, weighted ones by more.
    private const double SpreadOfWeights = 0.8;

    // A low-pass leaves less than this beyond its edge.
    private const double BeyondEdge = -9;

    // Half way between what rings on noise have and what zeros have.
    private const double DeepZeros = 0.7;

    /// <summary>The reason in words.</summary>
    /// <param name="locked">The locked files.</param>
    /// <param name="found">The file.</param>
    /// <param name="grid">Where they are compared.</param>
    /// <param name="isLess">Whether the file has less power at fine spacings, or more.</param>
    public static string Of(IReadOnlyList<SpectralProfile> locked, SpectralProfile found, ProfileGrid grid, bool isLess)
    {
        if (Deconvolved.Is(found, grid) != locked.Any(file => Deconvolved.Is(file, grid)))
            return Either(Deconvolved.Is(found, grid), "looks deconvolved, the locked data do not", "does not look deconvolved, the locked data do");
        if (Deconvolved.Is(found, grid)) return "looks deconvolved by another filter than the locked data";
        if (IsCut(found) != locked.Any(IsCut)) return Either(IsCut(found), "looks low-pass filtered, the locked data do not", "does not look low-pass filtered, the locked data do");
        if (IsWeighted(found) != locked.Any(IsWeighted))
            return Either(IsWeighted(found), "looks weighted by dose, the locked data do not", "does not look weighted by dose, the locked data do");
        if (IsWeighted(found)) return "looks weighted by another dose, or along another curve, than the locked data";
        if (HasDeepZeros(found) != locked.Any(HasDeepZeros)) return OfZeros(HasDeepZeros(found));
        return Either(isLess, "falls more towards fine spacings than the locked data, as after a filter or an interpolation", "falls less towards fine spacings than the locked data");
    }

    /// <summary>The reason where the zeros of the CTF are deeper in the one than in the other.</summary>
    /// <param name="inFound">Whether they are deep in the file, or in the locked ones.</param>
    public static string OfZeros(bool inFound) =>
        Either(inFound, "looks multiplied by the CTF or Wiener filtered, the locked data do not", "does not look multiplied by the CTF or Wiener filtered, the locked data do");

    private static bool HasDeepZeros(SpectralProfile file) => file.ZeroDepth > DeepZeros;

    private static string Either(bool first, string one, string other) => first ? one : other;

    private static bool IsCut(SpectralProfile file) => file.Thirds[0][^1] < BeyondEdge;

    private static bool IsWeighted(SpectralProfile file) => FallOf(file, 2) - FallOf(file, 0) > SpreadOfWeights;

    // Over the finest octave.
    private static double FallOf(SpectralProfile file, int third) => file.Thirds[third].Length < 3 ? 0 : file.Thirds[third][^3] - file.Thirds[third][^1];
}
