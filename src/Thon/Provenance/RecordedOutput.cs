using System.Text.Json.Serialization;

namespace Thon.Provenance;

/// <summary>The file that a job wrote, whatever it was called: images, or a text about them.</summary>
/// <param name="Width">Pixels a row; of a text, those of the images it is about, 0 where only their spectra are known.</param>
/// <param name="Height">Rows of a section, likewise.</param>
/// <param name="Sections">How many sections there are, or how many images a text is about.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Content">The content hash, 32 hexadecimal digits: of the pixels, or of the bytes of a text.</param>
public sealed record RecordedOutput(int Width, int Height, int Sections, long Bytes, string Content)
{
    /// <summary>What kind of text it is; null for images.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TextKind? Text { get; init; }
}
