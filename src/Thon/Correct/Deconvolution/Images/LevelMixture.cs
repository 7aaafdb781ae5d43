using System.Runtime.Intrinsics;
using Thon.Imaging;
using Thon.Tilts;

namespace Thon.Correct.Deconvolution.Images;

/// <summary>
/// Puts a tilted image together from copies filtered at a few defoci, evenly spaced: each pixel lies on the <see cref="LevelCurve"/>
/// through the four levels about its own defocus.
/// </summary>
internal sealed class LevelMixture(ImageDeconvolutionPlan plan, DefocusPlane plane, double pixelSize)
{
    /// <summary>Adds what the pixels take of one level.</summary>
    /// <param name="image">The image; is added to.</param>
    /// <param name="filtered">The image filtered for the level's defocus, [row, column].</param>
    /// <param name="pitch">Pixels from one of its rows to the next.</param>
    /// <param name="level">The level, from 0.</param>
    public void AddInPlace(Image image, ReadOnlySpan<float> filtered, int pitch, int level)
    {
        double perPixel = plane.SlopeX * pixelSize / plan.Step;
        for (int interval = Math.Max(0, level - 2); interval <= Math.Min(plan.Levels - 2, level + 1); interval++)
        {
            float[] cubic = [.. Enumerable.Range(0, LevelCurve.Powers).Select(power => (float)LevelCurve.CoefficientOf(plan.Levels, level, interval, power))];
            for (int y = 0; y < image.Height; y++)
            {
                double first = (plane.OffsetAt(-(image.Width / 2) * pixelSize, (y - image.Height / 2) * pixelSize) - plan.Lowest) / plan.Step;
                var (from, to) = ColumnsOf(interval, first, perPixel, image.Width);
                if (from < to) AddInPlace(image.Row(y)[from..to], filtered.Slice(y * pitch + from, to - from), cubic, (float)(first + from * perPixel - interval), (float)perPixel);
            }
        }
    }

    /// <summary>The columns of a row that lie between two levels; those before the first and after the last level by rounding count as between them.</summary>
    private (int From, int To) ColumnsOf(int interval, double first, double perPixel, int width)
    {
        if (perPixel == 0) return Math.Clamp((int)Math.Floor(first), 0, plan.Levels - 2) == interval ? (0, width) : (0, 0);
        int begin = Border(interval), end = Border(interval + 1);
        return perPixel > 0 ? (begin, end) : (end, begin);

        int Border(int level)
        {
            if (level == 0) return perPixel > 0 ? 0 : width;
            if (level == plan.Levels - 1) return perPixel > 0 ? width : 0;
            return (int)Math.Clamp(Math.Ceiling((level - first) / perPixel), 0, width);
        }
    }

    private static void AddInPlace(Span<float> pixels, ReadOnlySpan<float> level, float[] cubic, float start, float perPixel)
    {
        Vector512<float> a = Vector512.Create(cubic[0]), b = Vector512.Create(cubic[1]), c = Vector512.Create(cubic[2]), d = Vector512.Create(cubic[3]);
        var ramp = Vector512.CreateSequence(0f, 1f) * perPixel;
        int i = 0;
        for (; i <= pixels.Length - Vector512<float>.Count; i += Vector512<float>.Count)
        {
            var place = Vector512.Create(start + i * perPixel) + ramp;
            (Vector512.Create(pixels[i..]) + (((d * place + c) * place + b) * place + a) * Vector512.Create(level[i..])).CopyTo(pixels[i..]);
        }
        for (; i < pixels.Length; i++)
        {
            float place = start + i * perPixel;
            pixels[i] += (((cubic[3] * place + cubic[2]) * place + cubic[1]) * place + cubic[0]) * level[i];
        }
    }
}
