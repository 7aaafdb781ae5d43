using Thon.Pipeline.Inspection;
using Thon.Report.Pages;

namespace Thon.Web;

/// <summary>The same place of an image before and after its correction.</summary>
/// <param name="Before">A picture as a data address; null where there is no stack, or nothing to draw with.</param>
/// <param name="After">The same after the correction.</param>
internal sealed record ComparedPictures(string? Before, string? After)
{
    /// <summary>The pictures of two pieces.</summary>
    public static ComparedPictures Of(ComparedCrop crop) => new(Address(crop.Before), Address(crop.After));

    private static string? Address(CropPicture? piece) =>
        piece is null ? null : GreyPicture.DataAddress(piece.Grey.AsSpan(), piece.Width, piece.Height, PictureFormat.Png);
}
