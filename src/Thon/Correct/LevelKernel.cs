using System.Runtime.Intrinsics;

namespace Thon.Correct;

/// <summary>The inner loop that mixes filtered boxes into an image.</summary>
internal static class LevelKernel
{
    private static readonly Vector512<float> Ramp = Vector512.Create(0f, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);

    /// <summary>target[x] += source[x] * weights[x] * rowWeight * max(0, 1 - |level + x * slope|).</summary>
    public static void AddInPlace(Span<float> target, ReadOnlySpan<float> source, ReadOnlySpan<float> weights, float rowWeight, float level, float slope)
    {
        int x = 0;
        if (Vector512.IsHardwareAccelerated)
            for (; x <= target.Length - 16; x += 16)
            {
                var distance = Vector512.Abs(Vector512.Create(level + x * slope) + Ramp * slope);
                if (Vector512.GreaterThanOrEqualAll(distance, Vector512<float>.One)) continue;
                var weight = Vector512.Max(Vector512<float>.Zero, Vector512<float>.One - distance) * Vector512.Create(weights[x..]) * rowWeight;
                (Vector512.Create(target[x..]) + Vector512.Create(source[x..]) * weight).CopyTo(target[x..]);
            }
        for (; x < target.Length; x++)
        {
            float weight = Math.Max(0, 1 - Math.Abs(level + x * slope)) * weights[x] * rowWeight;
            target[x] += source[x] * weight;
        }
    }
}
