using System.Text.Json.Serialization;

namespace Thon.Provenance;

/// <summary>A file as a record knows it: by its content, wherever it lies and whatever it is called now.</summary>
/// <param name="Role">What it was to the job: <c>stack</c>, <c>main stack</c>, <c>spectra</c> or <c>metadata</c>.</param>
/// <param name="Name">Its name then, without folder.</param>
/// <param name="Bytes">Its size then.</param>
/// <param name="Content">Its content hash, of pixels or else of bytes, 32 hexadecimal digits.</param>
public sealed record RecordedFile(string Role, string Name, long Bytes, string Content)
{
    /// <summary>What the images are that the output was made from.</summary>
    public const string Stack = "stack";

    /// <summary>What the main stack of a series is to the jobs of its sisters.</summary>
    public const string MainStack = "main stack";

    /// <summary>What ready power spectra are.</summary>
    public const string Spectra = "spectra";

    /// <summary>What files are that tell of images.</summary>
    public const string Metadata = "metadata";

    /// <summary>The hash of the record it had itself, 64 hexadecimal digits; null where it had none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Record { get; init; }
}
