namespace Thon.Estimate;

/// <summary>
/// What the contrasts of the tilts of a series have in common. Camera, specimen and envelope are the same, so the logarithms of the contrasts have one
/// shape, apart from a scale, a slope and a B-factor (thicker path, more dose, more motion: multiples of k and k^2) and small ripples.
/// </summary>
internal static class ContrastPrior
{
    // Standard deviations: of the ripples, and of scale, slope and B-factor, in units of log contrast.
    private const double Ripple = 0.15;
    private const double Scale = 3;

    // The shape bends smoothly: standard deviation of the third differences of its coefficients, which leaves any B-factor free; and of it at all.
    private const double Bend = 0.7;
    private const double Anything = 10;

    /// <summary>Precision of a tilt's contrast about the shape, [spline, spline].</summary>
    public static double[,] Precision { get; } = MakePrecision();

    /// <summary>Precision of the shape itself.</summary>
    public static double[,] ShapePrecision { get; } = MakeShapePrecision();

    /// <summary>Adds the belief to the equations of a tilt.</summary>
    /// <param name="step">The equations.</param>
    /// <param name="contrast">The tilt's coefficients.</param>
    /// <param name="shape">The shape's coefficients.</param>
    public static void AddTo(LikelihoodStep step, ReadOnlySpan<double> contrast, ReadOnlySpan<double> shape)
    {
        for (int i = 0; i < contrast.Length; i++)
            for (int j = 0; j < contrast.Length; j++)
            {
                double p = Precision[i, j], pull = p * (contrast[j] - shape[j]);
                step.LogLikelihood -= (contrast[i] - shape[i]) * pull / 2;
                step.Gradient[LocalIndex.Contrast + i] -= pull;
                step.Gradient[LocalIndex.Shape + i] += pull;
                step.Information[LocalIndex.Contrast + i, LocalIndex.Contrast + j] += p;
                step.Information[LocalIndex.Shape + i, LocalIndex.Shape + j] += p;
                step.Information[LocalIndex.Contrast + i, LocalIndex.Shape + j] -= p;
                step.Information[LocalIndex.Shape + i, LocalIndex.Contrast + j] -= p;
            }
    }

    /// <summary>Tight everywhere except along a constant, k and k^2.</summary>
    private static double[,] MakePrecision()
    {
        int n = LocalIndex.ContrastCount;
        double[] k = [.. Enumerable.Range(0, n).Select(j => (j - 1.0) / (n - 3))];
        var loose = new List<double[]>();
        foreach (int power in (int[])[0, 1, 2])
        {
            double[] direction = [.. k.Select(x => Math.Pow(x, power))];
            foreach (double[] other in loose)
            {
                double along = direction.Zip(other, (a, b) => a * b).Sum();
                direction = [.. direction.Zip(other, (a, b) => a - along * b)];
            }

            double norm = Math.Sqrt(direction.Sum(x => x * x));
            loose.Add([.. direction.Select(x => x / norm)]);
        }

        double tight = 1 / (Ripple * Ripple), less = tight - 1 / (Scale * Scale);
        var precision = new double[n, n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++) precision[i, j] = (i == j ? tight : 0) - less * loose.Sum(direction => direction[i] * direction[j]);
        return precision;
    }

    private static double[,] MakeShapePrecision()
    {
        int n = LocalIndex.ContrastCount;
        var precision = new double[n, n];
        double[] third = [-1, 3, -3, 1];
        for (int first = 0; first + third.Length <= n; first++)
            for (int i = 0; i < third.Length; i++)
                for (int j = 0; j < third.Length; j++) precision[first + i, first + j] += third[i] * third[j] / (Bend * Bend);
        for (int i = 0; i < n; i++) precision[i, i] += 1 / (Anything * Anything);
        return precision;
    }
}
