using Thon.Imaging;

namespace Thon.Fourier;

/// <summary>Refuses buffers too short for a plan.</summary>
internal static class Buffers
{
    public static void Check(ReadOnlySpan<float> pixels, long pixelCount, ReadOnlySpan<Complex32> values, long valueCount)
    {
        if (pixels.Length < pixelCount)
            throw new ArgumentException($"{pixels.Length} pixels given to a transform of {pixelCount}");
        if (values.Length < valueCount)
            throw new ArgumentException($"{values.Length} complex values given to a transform with a half spectrum of {valueCount}");
    }
}
