using System.Collections.Immutable;

namespace Thon.Provenance.Fingerprints;

/// <summary>How a file compares with locked ones.</summary>
/// <param name="Agreement">Whether it looks like them.</param>
/// <param name="Differences">What differs, the largest first; empty where it agrees.</param>
public sealed record FingerprintVerdict(FingerprintAgreement Agreement, ImmutableArray<FingerprintDifference> Differences)
{
    /// <summary>An excess from which on nothing but another data type explains it.</summary>
    public const double Certain = 2;

    /// <summary>The verdict on what was found to differ.</summary>
    /// <param name="measured">Features with their excess, those within tolerance too.</param>
    internal static FingerprintVerdict Of(IEnumerable<FingerprintDifference> measured)
    {
        ImmutableArray<FingerprintDifference> differences = [.. measured.Where(one => one.Excess > 1).OrderByDescending(one => one.Excess)];
        double most = differences.IsEmpty ? 0 : differences[0].Excess;
        return new(most >= Certain ? FingerprintAgreement.Differs : most > 1 ? FingerprintAgreement.Doubtful : FingerprintAgreement.Agrees, differences);
    }
}
