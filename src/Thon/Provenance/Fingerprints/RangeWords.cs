namespace Thon.Provenance.Fingerprints;

/// <summary>What the locked files show, as a range.</summary>
internal static class RangeWords
{
    /// <summary>Both ends, or one where they read the same.</summary>
    public static string Of(string lowest, string highest) => lowest == highest ? lowest : $"{lowest} to {highest}";
}
