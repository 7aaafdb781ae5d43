using System.Text.Json.Serialization;

namespace Thon.Provenance;

/// <summary>A file as a record knows it: by its content, wherever it lies and whatever it is called now.</summary>
/// <param name="Role">What it was to the job: <c>stack</c>, <c>main stack</c>, <c>movie</c>, <c>volume</c>, <c>spectra</c> or <c>metadata</c>.</param>
/// <param name="Name">Its name then, without folder.</param>
/// <param name="Bytes">Its size then.</param>
/// <param name="Content">Its content hash, of pixels or else of bytes, 32 hexadecimal digits.</param>
public sealed record RecordedFile(string Role, string Name, long Bytes, string Content)
{
    /// <summary>The hash of the record it had itself, 64 hexadecimal digits; null where it had none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Record { get; init; }
}
