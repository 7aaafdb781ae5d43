using System.Runtime.Intrinsics;

namespace Thon.Correct.Canvas;

/// <summary>Brightness and contrast of pixels.</summary>
internal static class Brightness
{
    /// <summary>Adds a value to every pixel.</summary>
    public static void AddInPlace(Span<float> pixels, float value) => StretchInPlace(pixels, 1, value);

    /// <summary>Multiplies every pixel by a factor and then adds a value.</summary>
    public static void StretchInPlace(Span<float> pixels, float factor, float value)
    {
        Vector512<float> factors = Vector512.Create(factor), values = Vector512.Create(value);
        int i = 0;
        for (; i <= pixels.Length - Vector512<float>.Count; i += Vector512<float>.Count)
            (Vector512.Create(pixels[i..]) * factors + values).CopyTo(pixels[i..]);
        for (; i < pixels.Length; i++) pixels[i] = pixels[i] * factor + value;
    }
}
