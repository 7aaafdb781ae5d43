namespace Thon.AccuracyStudies.Correction;

/// <summary>The mean of a number over several images.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Sigma">Its standard error.</param>
internal readonly record struct Averaged(double Mean, double Sigma)
{
    /// <summary>The mean of at least two values.</summary>
    public static Averaged Of(IEnumerable<double> values)
    {
        double[] all = [.. values];
        double mean = all.Average(), scatter = all.Sum(value => (value - mean) * (value - mean)) / (all.Length - 1);
        return new(mean, Math.Sqrt(scatter / all.Length));
    }

    /// <summary>The same in other units.</summary>
    public static Averaged operator *(Averaged a, double factor) => new(a.Mean * factor, a.Sigma * Math.Abs(factor));
}
