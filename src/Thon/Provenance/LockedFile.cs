using System.Text.Json.Serialization;
using Thon.Provenance.Fingerprints;

namespace Thon.Provenance;

/// <summary>One of the files a recipe was locked from.</summary>
/// <param name="Name">Its name then, without folder.</param>
/// <param name="Content">Its content hash, 32 hexadecimal digits.</param>
/// <param name="KnownBy">How it was known what had been done to it.</param>
public sealed record LockedFile(string Name, string Content, KnownBy KnownBy)
{
    /// <summary>The hash of its record, 64 hexadecimal digits; null where it had none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Record { get; init; }

    /// <summary>What its pixels tell; null where they are too few to tell anything.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SpectralFingerprint? Fingerprint { get; init; }
}
