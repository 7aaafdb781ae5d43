using System.Collections.Immutable;
using Thon.Correct;
using Thon.Provenance.Fingerprints;
using Thon.Provenance.Steps;

namespace Thon.Provenance;

/// <summary>What steps leave in spectra.</summary>
internal static class SpectralTraits
{
    /// <summary>The reason of a difference, as far as the steps of the locked files allow it.</summary>
    /// <param name="feature">The difference.</param>
    /// <param name="locked">The steps of the locked files.</param>
    public static string ReasonOf(FingerprintDifference feature, ImmutableArray<ProcessingStep> locked) =>
        feature.Claim is { } claim && claim.OfLocked != Has(locked, claim.Trait) ? claim.Otherwise : feature.Reason;

    // By their names, which steps without numbers have too.
    private static bool Has(ImmutableArray<ProcessingStep> steps, SpectralTrait trait)
    {
        string[] names = trait switch
        {
            SpectralTrait.Deconvolved => ["deconv"],
            SpectralTrait.Cut => ["lp"],
            SpectralTrait.Weighted => ["dw", "frames"],
            _ => [CorrectionStep.WordOf(CorrectionMode.Multiply)!, CorrectionStep.WordOf(CorrectionMode.Wiener)!],
        };
        return steps.Any(step => names.Contains(step.Label.Split('(')[0]));
    }
}
