namespace Thon.Provenance.Fingerprints;

/// <summary>One way in which a file does not look like the locked ones, in words for people.</summary>
/// <param name="Feature">What was looked at.</param>
/// <param name="Found">What the file shows.</param>
/// <param name="Expected">What the locked files show.</param>
/// <param name="Reason">What it looks like.</param>
/// <param name="Excess">By how many tolerances it lies outside what the locked files show; above 1, and 2 or more where it must be another data type.</param>
public sealed record FingerprintDifference(string Feature, string Found, string Expected, string Reason, double Excess)
{
    /// <summary>What the reason says of the locked files, for who knows better; null where that is nothing.</summary>
    internal SpectralClaim? Claim { get; init; }
}
