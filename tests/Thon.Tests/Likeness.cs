namespace Thon.Tests;

/// <summary>How alike two sets of numbers are.</summary>
internal static class Likeness
{
    /// <summary>Pearson's correlation.</summary>
    public static double Correlation(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double meanA = 0, meanB = 0, ab = 0, aa = 0, bb = 0;
        for (int i = 0; i < a.Length; i++) (meanA, meanB) = (meanA + a[i] / (double)a.Length, meanB + b[i] / (double)a.Length);
        for (int i = 0; i < a.Length; i++)
        {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return ab / Math.Sqrt(aa * bb);
    }
}
