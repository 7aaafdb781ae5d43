namespace Thon.Provenance.Fingerprints;

/// <summary>What makes a spectrum another one: of what each step does to spectra, the most telling. It is told by spectra alone; where the steps of the locked files are known, <see cref="SpectralClaim"/> is held against them.</summary>
internal static class ProfileReason
{
    // Fall of the third that falls most over that of the third that falls least, in natural logarithms: raw tilts differ by less, weighted ones by more.
    private const double SpreadOfWeights = 0.8;

    // A low-pass leaves less than this beyond its edge.
    private const double BeyondEdge = -9;

    // Half way between what rings on noise have and what zeros have.
    private const double DeepZeros = 0.7;

    private const string FallsMore = "falls more towards fine spacings than the locked data", FallsLess = "falls less towards fine spacings than the locked data";

    /// <summary>The reason.</summary>
    /// <param name="locked">The locked files.</param>
    /// <param name="found">The file.</param>
    /// <param name="grid">Where they are compared.</param>
    /// <param name="isLess">Whether the file has less power at fine spacings, or more.</param>
    public static SpectralReason Of(IReadOnlyList<SpectralProfile> locked, SpectralProfile found, ProfileGrid grid, bool isLess)
    {
        string plain = isLess ? FallsMore : FallsLess;
        SpectralReason Claim(SpectralTrait trait, bool ofLocked, string words) => new(words, new(trait, ofLocked, plain));
        SpectralReason Either(SpectralTrait trait, bool inFound, string look) =>
            Claim(trait, !inFound, inFound ? $"looks {look}, the locked data do not" : $"does not look {look}, the locked data do");
        if (Deconvolved.Is(found, grid) != locked.Any(file => Deconvolved.Is(file, grid))) return Either(SpectralTrait.Deconvolved, Deconvolved.Is(found, grid), "deconvolved");
        if (Deconvolved.Is(found, grid)) return Claim(SpectralTrait.Deconvolved, true, "looks deconvolved by another filter than the locked data");
        if (IsCut(found) != locked.Any(IsCut)) return Either(SpectralTrait.Cut, IsCut(found), "low-pass filtered");
        if (IsWeighted(found) != locked.Any(IsWeighted)) return Either(SpectralTrait.Weighted, IsWeighted(found), "weighted by dose");
        if (IsWeighted(found)) return Claim(SpectralTrait.Weighted, true, "looks weighted by another dose, or along another curve, than the locked data");
        if (HasDeepZeros(found) != locked.Any(HasDeepZeros)) return Either(SpectralTrait.Zeros, HasDeepZeros(found), MultipliedOrFiltered);
        return new(isLess ? FallsMore + ", as after a filter or an interpolation" : FallsLess);
    }

    /// <summary>The reason where the zeros of the CTF are deeper in the one than in the other.</summary>
    /// <param name="inFound">Whether they are deep in the file, or in the locked ones.</param>
    public static SpectralReason OfZeros(bool inFound) => inFound
        ? new($"looks {MultipliedOrFiltered}, the locked data do not", new(SpectralTrait.Zeros, false, "has deeper zeros of the CTF than the locked data"))
        : new($"does not look {MultipliedOrFiltered}, the locked data do", new(SpectralTrait.Zeros, true, "has shallower zeros of the CTF than the locked data"));

    private const string MultipliedOrFiltered = "multiplied by the CTF or Wiener filtered";

    private static bool HasDeepZeros(SpectralProfile file) => file.ZeroDepth > DeepZeros;

    private static bool IsCut(SpectralProfile file) => file.Thirds[0][^1] < BeyondEdge;

    private static bool IsWeighted(SpectralProfile file) => FallOf(file, 2) - FallOf(file, 0) > SpreadOfWeights;

    // Over the finest octave.
    private static double FallOf(SpectralProfile file, int third) => file.Thirds[third].Length < 3 ? 0 : file.Thirds[third][^3] - file.Thirds[third][^1];
}
