namespace Thon.Check;

/// <summary>The middle of some numbers, which a few odd ones among them do not move.</summary>
internal static class Median
{
    /// <summary>The middle one in ascending order, of an even number the upper of the two; at least one number.</summary>
    internal static double Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
