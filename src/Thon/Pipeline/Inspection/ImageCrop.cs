using Thon.Imaging;
using Thon.Pipeline.Reporting.Thumbnails;

namespace Thon.Pipeline.Inspection;

/// <summary>Cuts a square out of an image and makes a picture of it.</summary>
internal static class ImageCrop
{
    /// <summary>The longest side of a picture, pixels.</summary>
    public const int LargestSide = 512;

    // Hot pixels and beads.
    private const double Beyond = 0.01;

    /// <summary>The square around a place, moved so that it lies inside the image, pixels averaged by a whole number until it is small enough.</summary>
    /// <param name="image">The image, row 0 at the bottom.</param>
    /// <param name="x">The middle, pixels from the left.</param>
    /// <param name="y">The middle, pixels from the bottom.</param>
    /// <param name="side">Its side, pixels of the image, 1 or more.</param>
    public static CropPicture Of(Image image, double x, double y, int side)
    {
        side = Math.Min(side, Math.Min(image.Width, image.Height));
        int bin = (side + LargestSide - 1) / LargestSide, size = side / bin;
        int left = Start(x, size * bin, image.Width), bottom = Start(y, size * bin, image.Height);
        float[] means = new float[size * size];
        for (int row = 0; row < size; row++)
            for (int column = 0; column < size; column++)
                means[(size - 1 - row) * size + column] = Mean(image, left + column * bin, bottom + row * bin, bin);
        var range = GreyRange.Of(means, Beyond);
        return new(size, size, [.. means.Select(range.GreyOf)]);
    }

    private static int Start(double middle, int side, int length) => (int)Math.Clamp(Math.Round(middle - side / 2.0), 0, length - side);

    private static float Mean(Image image, int left, int bottom, int bin)
    {
        double sum = 0;
        for (int row = bottom; row < bottom + bin; row++)
            for (int column = left; column < left + bin; column++) sum += image.Pixels[row * image.Width + column];
        return (float)(sum / (bin * bin));
    }
}
