namespace Thon.Provenance.Fingerprints;

/// <summary>
/// How deep the zeros of a CTF of unknown defocus are in a spectrum. Rings are periodic in k^2, but for what the spherical aberration does at fine spacings, so of log power, smooth
/// changes taken away, the largest Fourier amplitude is taken over the periods that defoci make. log sin^2 has 2 there, as images multiplied by their CTF; rings on noise have less
/// than 0.5, and noise alone next to nothing.
/// </summary>
internal static class ZeroDepth
{
    // Defoci of 10 to 0.5 um at 300 kV: periods of 1 / (lambda df).
    private const double ShortestPeriod = 5.1e-4;
    private const double LongestPeriod = 1.02e-2;
    private const double PeriodStep = 1.04;

    // Fewer periods than this in the band could be a bend of the spectrum.
    private const double FewestPeriods = 1.5;

    // The window spreads a frequency over four shells; rings closer than that are blurred.
    private const double FewestShells = 4;
    private const int Bends = 4;
    private const int FewestPoints = 12;

    /// <summary>The amplitude; null where the band holds too few shells, or rings of no defocus could be told.</summary>
    /// <param name="logPower">Natural logarithm of the power of the shells.</param>
    /// <param name="width">Width of a shell, cycles/angstrom.</param>
    /// <param name="coarsest">Coarsest spacing of the band, angstrom.</param>
    /// <param name="finest">Finest spacing of the band, angstrom.</param>
    /// <param name="least">Power that is not above this is not told; where a shell has no more, nothing can be said.</param>
    public static double? Of(ReadOnlySpan<double> logPower, double width, double coarsest, double finest, double least)
    {
        int first = (int)Math.Ceiling(1 / (coarsest * width)), last = (int)Math.Min(logPower.Length, 1 / (finest * width));
        if (last - first < FewestPoints || logPower[first..last].ContainsAnyInRange(double.NegativeInfinity, least)) return null;
        double[] k2 = [.. Enumerable.Range(first, last - first).Select(shell => shell * width * (shell * width))];
        // Shells lie the closer in k^2 the coarser they are; each counts as much as it covers.
        double[] weights = [.. k2.Select(x => Math.Sqrt(Math.Sqrt(x)))];
        double[][] smooth = Smooth(k2, weights);
        double[] left = Without(smooth, Weighted(logPower[first..last].ToArray(), weights));
        double? deepest = null;
        double shortest = Math.Max(ShortestPeriod, 2 * FewestShells * width * Math.Sqrt(k2[^1]));
        double longest = Math.Min(LongestPeriod, (k2[^1] - k2[0]) / FewestPeriods);
        for (double period = shortest; period <= longest; period *= PeriodStep)
            deepest = Math.Max(deepest ?? 0, Amplitude(left, smooth, k2, weights, period));
        return deepest;
    }

    private static double Amplitude(double[] left, double[][] smooth, double[] k2, double[] weights, double period)
    {
        double[] cos = Without(smooth, Weighted(Array.ConvertAll(k2, x => Math.Cos(2 * Math.PI * x / period)), weights));
        double[] sin = Without(smooth, Weighted(Array.ConvertAll(k2, x => Math.Sin(2 * Math.PI * x / period)), weights));
        double cc = Dot(cos, cos), ss = Dot(sin, sin), cs = Dot(cos, sin), yc = Dot(left, cos), ys = Dot(left, sin);
        double determinant = cc * ss - cs * cs;
        double all = weights.Sum(weight => weight * weight);
        // What smooth changes can do as well is no ring.
        const double leastOfItself = 0.1;
        if (determinant < leastOfItself * (all / 2) * (all / 2)) return 0;
        return Math.Sqrt(Math.Pow((ss * yc - cs * ys) / determinant, 2) + Math.Pow((cc * ys - cs * yc) / determinant, 2));
    }

    /// <summary>Polynomials of k up to the third degree, orthonormal.</summary>
    private static double[][] Smooth(double[] k2, double[] weights)
    {
        var basis = new List<double[]>();
        double middle = (Math.Sqrt(k2[0]) + Math.Sqrt(k2[^1])) / 2;
        for (int degree = 0; degree < Bends; degree++)
        {
            double[] next = Without([.. basis], Weighted(Array.ConvertAll(k2, x => Math.Pow(Math.Sqrt(x) / middle - 1, degree)), weights));
            double norm = Math.Sqrt(Dot(next, next));
            basis.Add(Array.ConvertAll(next, value => value / norm));
        }
        return [.. basis];
    }

    private static double[] Weighted(double[] values, double[] weights) => [.. values.Zip(weights, (value, weight) => value * weight)];

    private static double[] Without(double[][] basis, double[] values)
    {
        double[] left = [.. values];
        foreach (double[] vector in basis)
        {
            double part = Dot(left, vector);
            for (int i = 0; i < left.Length; i++) left[i] -= part * vector[i];
        }
        return left;
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
