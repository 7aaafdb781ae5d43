using System.Collections.Immutable;

namespace Thon.Pipeline.Inspection;

/// <summary>A piece of an image in grey values; row 0 is the top row, as pictures have it.</summary>
/// <param name="Width">Pixels a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Grey">Width * Height grey values, [row, column].</param>
public sealed record CropPicture(int Width, int Height, ImmutableArray<byte> Grey);
