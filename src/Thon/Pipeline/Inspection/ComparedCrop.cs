namespace Thon.Pipeline.Inspection;

/// <summary>The same place of an image before its correction and after it.</summary>
/// <param name="Before">The piece of the raw image; null where the raw stack is missing.</param>
/// <param name="After">The piece of the processed one; null where that stack is missing.</param>
public sealed record ComparedCrop(CropPicture? Before, CropPicture? After);
