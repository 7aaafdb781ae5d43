using Thon.Provenance.Fingerprints;

namespace Thon.Provenance;

/// <summary>What a comparison of spectra found, as people are told it: each reason a sentence with a subject, each difference what was looked at, expected and found.</summary>
internal static class SpectrumWords
{
    // What reasons begin with that are about the file and do not say so.
    private static readonly string[] Verbs = ["looks ", "does ", "falls ", "has ", "was "];

    /// <summary>A reason as a sentence.</summary>
    public static string Sentence(string reason)
    {
        string whole = Verbs.Any(verb => reason.StartsWith(verb, StringComparison.Ordinal)) ? "The file " + reason : char.ToUpperInvariant(reason[0]) + reason[1..];
        return whole.Replace(", the locked data do", "; the locked data do", StringComparison.Ordinal) + ".";
    }

    /// <summary>A difference.</summary>
    public static Difference Difference(FingerprintDifference feature) => new(feature.Feature, feature.Expected, feature.Found);
}
