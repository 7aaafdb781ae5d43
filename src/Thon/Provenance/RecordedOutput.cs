namespace Thon.Provenance;

/// <summary>The image file that a job wrote, whatever it was called.</summary>
/// <param name="Width">Pixels a row.</param>
/// <param name="Height">Rows of a section.</param>
/// <param name="Sections">How many sections there are.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Content">The content hash of its pixels, 32 hexadecimal digits.</param>
public sealed record RecordedOutput(int Width, int Height, int Sections, long Bytes, string Content);
