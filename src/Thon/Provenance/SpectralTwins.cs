using System.Collections.Immutable;
using Thon.Correct;
using Thon.Provenance.Steps;
using Thon.Tilts;

namespace Thon.Provenance;

/// <summary>Data types whose power spectra are the same: they differ by the sign of the CTF, of which power knows nothing.</summary>
internal static class SpectralTwins
{
    /// <summary>The other data type; null where there is none.</summary>
    public static DataType? Of(ImmutableArray<ProcessingStep> steps)
    {
        var words = steps.Select(step => step.Label).ToImmutableArray();
        string flip = CorrectionStep.WordOf(CorrectionMode.Flip)!;
        if (words.Contains(flip)) return new(words.Remove(flip));
        // Amplitudes that follow the CTF are no secret, and their signs come with them.
        if (FollowsCtf(steps)) return null;
        return new(words.Insert(words.TakeWhile(word => word.StartsWith("frames(", StringComparison.Ordinal)).Count(), flip));
    }

    /// <summary>
    /// Whether the amplitudes follow the CTF. How closely, a spectrum does not tell: c / (c^2 + 1/SNR) runs into c SNR as the ratio falls, so that a Wiener filter of a low ratio is multiplication by the CTF,
    /// and what lies between the two is much like a specimen of another contrast.
    /// </summary>
    public static bool FollowsCtf(ImmutableArray<ProcessingStep> steps) =>
        steps.Any(step => step.Label == CorrectionStep.WordOf(CorrectionMode.Wiener) || step.Label == CorrectionStep.WordOf(CorrectionMode.Multiply));
}
