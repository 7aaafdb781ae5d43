namespace Thon.Provenance.Soundness;

/// <summary>What speaks against hashes as they are written.</summary>
internal static class HashWords
{
    private const int ContentDigits = 32, RecordDigits = 64;

    /// <summary>An objection to what should be a content hash; null where it is one.</summary>
    public static string? Content(string hash) => Is(hash, ContentDigits) ? null : $"a content hash that is not {ContentDigits} hexadecimal digits";

    /// <summary>An objection to what should be the hash of a record; null where it is one, or there is none.</summary>
    public static string? Record(string? hash) => hash is null || Is(hash, RecordDigits) ? null : $"a hash of a record that is not {RecordDigits} hexadecimal digits";

    private static bool Is(string hash, int digits) => hash.Length == digits && hash.All(char.IsAsciiHexDigitLower);
}
