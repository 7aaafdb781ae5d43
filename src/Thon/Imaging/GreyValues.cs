using System.Runtime.Intrinsics;

namespace Thon.Imaging;

/// <summary>Grey values of pixels stretched and shifted.</summary>
internal static class GreyValues
{
    /// <summary>Every pixel times a factor, plus an offset.</summary>
    /// <param name="pixels">The pixels.</param>
    /// <param name="factor">The factor.</param>
    /// <param name="offset">What is added.</param>
    public static void MapInPlace(Span<float> pixels, float factor, float offset)
    {
        var (f, o) = (Vector512.Create(factor), Vector512.Create(offset));
        int i = 0;
        for (; i <= pixels.Length - Vector512<float>.Count; i += Vector512<float>.Count)
            Vector512.FusedMultiplyAdd(Vector512.Create(pixels[i..]), f, o).CopyTo(pixels[i..]);
        for (; i < pixels.Length; i++) pixels[i] = MathF.FusedMultiplyAdd(pixels[i], factor, offset);
    }
}
