using Thon.Correct.Canvas;
using Thon.Imaging;

namespace Thon.Correct.Deconvolution.Images;

/// <summary>The pixels of an image that are none of its constant border.</summary>
internal static class KnownPixels
{
    /// <summary>Their statistics; those of all pixels where there is no border.</summary>
    public static Statistics StatisticsOf(Image image, ConstantBorder? border)
    {
        if (border is null) return Statistics.Of(image.Pixels);
        var (all, known) = (default(Statistics), new float[image.Width]);
        for (int y = 0; y < image.Height; y++)
        {
            int count = 0;
            for (int x = 0; x < image.Width; x++)
                if (!border.Holds(x, y)) known[count++] = image[x, y];
            if (count > 0) all = Statistics.Combine(all, Statistics.Of(known.AsSpan(0, count)));
        }
        return all;
    }
}
