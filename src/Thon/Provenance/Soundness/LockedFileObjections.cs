namespace Thon.Provenance.Soundness;

/// <summary>What speaks against a file of a recipe.</summary>
internal static class LockedFileObjections
{
    /// <summary>What speaks against it; nothing where it is sound.</summary>
    public static IEnumerable<string?> Of(LockedFile file) =>
        [HashWords.Content(file.Content), HashWords.Record(file.Record), .. file.Fingerprint is { } fingerprint ? FingerprintObjections.Of(fingerprint) : []];
}
