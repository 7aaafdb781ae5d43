namespace Thon.Estimate;

/// <summary>What is believed of some numbers before looking: log density -(x - mean)' P (x - mean) / 2.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Precision">P, the inverse of the covariance, symmetric; zero where nothing is believed.</param>
internal sealed record GaussianPrior(double[] Mean, double[,] Precision)
{
    /// <summary>No belief about <paramref name="count"/> numbers.</summary>
    public static GaussianPrior None(int count) => new(new double[count], new double[count, count]);

    /// <summary>The logarithm of the density, up to a constant.</summary>
    public double LogDensity(double[] at)
    {
        double[] gradient = Gradient(at);
        double sum = 0;
        for (int i = 0; i < at.Length; i++) sum += gradient[i] * (at[i] - Mean[i]) / 2;
        return sum;
    }

    /// <summary>Its derivative.</summary>
    public double[] Gradient(double[] at)
    {
        var gradient = new double[at.Length];
        for (int i = 0; i < at.Length; i++)
            for (int j = 0; j < at.Length; j++) gradient[i] -= Precision[i, j] * (at[j] - Mean[j]);
        return gradient;
    }
}
